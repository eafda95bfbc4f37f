export interface HostedService {
  readonly namespace: string
  readonly name: string
  /** Written as `NAME.NS` only, which could also be a name outside the mesh. */
  readonly short: boolean
}

/**
 * Takes a host of a Kubernetes Service apart: `NAME.NS`, `NAME.NS.svc` or `NAME.NS.svc.DOMAIN`, with or without a port.
 * Undefined for any other host, and for a domain that is not among `domains`.
 */
export function parseServiceHost(host: string, domains: readonly string[]): HostedService | undefined {
  const [name, namespace, svc, ...domain] = withoutPort(host).split('.')
  if (name === undefined || namespace === undefined || name === '' || namespace === '') return undefined
  if (svc === undefined) return { namespace, name, short: true }
  if (svc !== 'svc' || (domain.length > 0 && !domains.includes(domain.join('.')))) return undefined
  return { namespace, name, short: false }
}

/** `reviews:9080` → `reviews`. IPv6 literals in brackets keep their colons. */
function withoutPort(host: string): string {
  return host.replace(/:[0-9]+$/, '')
}
