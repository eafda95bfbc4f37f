import { choice, group, list, map, onOff, port, text, texts } from './fields'
import type { FormField } from './form-field'

const PROTOCOLS = ['HTTP', 'HTTPS', 'HTTP2', 'GRPC', 'TLS', 'TCP', 'MONGO']
const TLS_MODES = ['PASSTHROUGH', 'SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL', 'AUTO_PASSTHROUGH', 'ISTIO_MUTUAL']
const VERSIONS = ['TLS_AUTO', 'TLSV1_0', 'TLSV1_1', 'TLSV1_2', 'TLSV1_3']

/** @see https://istio.io/latest/docs/reference/config/networking/gateway/ */
export const GATEWAY: readonly FormField[] = [
  map(['selector', 'gatewaySelector']),
  list('servers', [
    text(['name', 'serverName']),
    group(['port', 'serverPort'], [port('number'), text(['name', 'portName']), choice('protocol', PROTOCOLS)]),
    texts(['hosts', 'serverHosts']),
    group(
      ['tls', 'serverTls'],
      [
        choice(['mode', 'tlsMode'], TLS_MODES, 'PASSTHROUGH'),
        text('credentialName'),
        onOff('httpsRedirect'),
        choice('minProtocolVersion', VERSIONS, 'TLS_AUTO'),
      ],
    ),
  ]),
]
