import { choice, group, list, map, port, text } from './fields'
import type { FormField } from './form-field'

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#gateway */
export const KUBERNETES_GATEWAY: readonly FormField[] = [
  text('gatewayClassName'),
  list('listeners', [
    text(['name', 'listenerName']),
    text('hostname'),
    port(['port', 'listenerPort']),
    choice(['protocol', 'listenerProtocol'], ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP']),
    group(
      ['tls', 'listenerTls'],
      [
        choice(['mode', 'listenerTlsMode'], ['Terminate', 'Passthrough'], 'Terminate'),
        list('certificateRefs', [text(['name', 'certificateName']), text(['namespace', 'certificateNamespace'])]),
      ],
    ),
    group('allowedRoutes', [
      group(
        ['namespaces', 'allowedNamespaces'],
        [
          choice(['from', 'allowedFrom'], ['Same', 'All', 'Selector', 'None'], 'Same'),
          group(['selector', 'allowedSelector'], [map('matchLabels')]),
        ],
      ),
    ]),
  ]),
  list(
    ['addresses', 'gatewayAddresses'],
    [choice(['type', 'addressType'], ['IPAddress', 'Hostname'], 'IPAddress'), text(['value', 'address'])],
  ),
]
