import { field, text, textOr } from '../model/json'

const NAMES = ['grpc', 'grpc-web', 'http', 'http2', 'https', 'mongo', 'redis', 'tcp', 'tls', 'udp', 'mysql']
const OF_KUBERNETES = ['kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss']
const KNOWN_PORTS = [25, 53, 3306, 27017]

/** D26 as Kiali reads the name of a port. */
export function isProtocolName(name: string): boolean {
  return NAMES.includes(name.toLowerCase()) || NAMES.some((protocol) => name.startsWith(`${protocol}-`))
}

/** D26 as Kiali reads `appProtocol`. */
export function isAppProtocol(value: string): boolean {
  return [...NAMES, ...OF_KUBERNETES].includes(value.toLowerCase())
}

/** D26 as istioctl tells the protocol of a port of a Service. */
export function hasProtocol(port: unknown): boolean {
  if (textOr(field(port, 'protocol')) === 'UDP') return true
  const app = text(field(port, 'appProtocol'))
  if (app !== undefined && OF_KUBERNETES.includes(app)) return true
  const written = (app ?? textOr(field(port, 'name'))).toLowerCase()
  if (written.startsWith('grpc-web')) return true
  const dash = written.indexOf('-')
  const protocol = dash < 0 ? written : written.slice(0, dash)
  if (NAMES.includes(protocol) || protocol === 'http_proxy') return true
  const number = field(port, 'port')
  return typeof number === 'number' && KNOWN_PORTS.includes(number)
}
