import { choice, group, list, map, port, text, texts } from './fields'
import type { FormField } from './form-field'

const PROTOCOLS = ['HTTP', 'HTTPS', 'HTTP2', 'GRPC', 'TLS', 'TCP', 'MONGO']
const RESOLUTIONS = ['NONE', 'STATIC', 'DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS']

/** @see https://istio.io/latest/docs/reference/config/networking/service-entry/ */
export const SERVICE_ENTRY: readonly FormField[] = [
  texts(['hosts', 'entryHosts']),
  texts(['addresses', 'entryAddresses']),
  list(
    ['ports', 'entryPorts'],
    [port('number'), text(['name', 'portName']), choice('protocol', PROTOCOLS), port('targetPort')],
  ),
  choice('location', ['MESH_EXTERNAL', 'MESH_INTERNAL'], 'MESH_EXTERNAL'),
  choice('resolution', RESOLUTIONS, 'NONE'),
  list('endpoints', [
    text(['address', 'endpointAddress']),
    map(['labels', 'endpointLabels']),
    text('locality'),
    text('network'),
  ]),
  group('workloadSelector', [map(['labels', 'workloadLabels'])]),
  texts('subjectAltNames'),
  texts('exportTo'),
]
