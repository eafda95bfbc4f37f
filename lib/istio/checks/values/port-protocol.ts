import type { TextRule } from './field-problem'

const HTTP = ['HTTP', 'HTTP2', 'HTTP_PROXY', 'GRPC', 'GRPC-WEB']
const TLS = ['HTTPS', 'TLS']
const OTHERS = ['MONGO', 'REDIS', 'MYSQL', 'TCP', 'UDP']

export function isHttpProtocol(protocol: string): boolean {
  return HTTP.includes(protocol.toUpperCase())
}

export function isTlsProtocol(protocol: string): boolean {
  return TLS.includes(protocol.toUpperCase())
}

/** The protocols of a port of Istio, in any case. */
export const protocolRule: TextRule = (text) =>
  [...HTTP, ...TLS, ...OTHERS].includes(text.toUpperCase())
    ? undefined
    : `is no protocol that Istio knows: ${[...HTTP, ...TLS, ...OTHERS].join(', ')}`
