import { derived } from './mesh'
import { meshFacts } from './mesh-facts'
import { namespaces } from './namespaces'

/** A host of an Istio field as it is understood (D2). */
export interface Host {
  readonly internal: boolean
  /** Of internal hosts; of external ones the first label. */
  readonly service: string
  /** Of internal hosts; of external ones the second label. */
  readonly namespace: string
  /** `service.namespace.svc.<domain>`, or the external name. */
  readonly fqdn: string
  readonly wildcard: boolean
}

export interface HostReader {
  /** D2. */
  readonly read: (host: string, namespace: string) => Host
  /** D2 without two-label and `.svc` hosts, as Kiali reads hosts of mutual TLS. */
  readonly readStrictly: (host: string, namespace: string) => Host
  /** D3: istioctl expands short names only, as Istio itself does. */
  readonly expand: (host: string, namespace: string) => string
  /** D3: name and namespace behind a host, as one text. */
  readonly nameOf: (host: string, namespace: string) => string
}

export const hosts = derived((mesh): HostReader => {
  const { known } = namespaces(mesh)
  const { clusterDomain, trustDomain } = meshFacts(mesh)
  const suffix = `.svc.${clusterDomain}`
  const endings = new Set([`svc.${clusterDomain}`, `svc.${trustDomain}`])

  const internal = (service: string, namespace: string): Host => ({
    internal: true,
    service,
    namespace,
    fqdn: `${service}.${namespace}${suffix}`,
    wildcard: service.startsWith('*'),
  })
  const understand = (host: string, namespace: string, short: boolean): Host => {
    const labels = host.split('.')
    const [service = '', second = '', third] = labels
    if (labels.length === 1) return internal(service, namespace)
    if (short && labels.length === 2 && (second === namespace || known.has(second))) return internal(service, second)
    if (short && labels.length === 3 && third === 'svc') return internal(service, second)
    if (labels.length > 2 && endings.has(labels.slice(2).join('.'))) return internal(service, second)
    return { internal: false, service, namespace: second, fqdn: host, wildcard: host.startsWith('*') }
  }
  const expand = (host: string, namespace: string): string =>
    host.includes('.') || host.startsWith('*') ? host : `${host}.${namespace}${suffix}`
  return {
    read: (host, namespace) => understand(host, namespace, true),
    readStrictly: (host, namespace) => understand(host, namespace, false),
    expand,
    nameOf: (host, namespace) => {
      const rest = host.endsWith(suffix) ? host.slice(0, -suffix.length) : undefined
      const dot = rest?.lastIndexOf('.') ?? -1
      return rest === undefined || dot < 0 ? `${namespace}/${host}` : `${rest.slice(dot + 1)}/${rest.slice(0, dot)}`
    },
  }
})

/** D4: `*` and `*.a.com` cover what ends so; `a.com` itself is not covered by `*.a.com`. */
export function isWithin(host: string, wildcard: string): boolean {
  return wildcard === '*' || (wildcard.startsWith('*.') && host.endsWith(wildcard.slice(1)))
}

/** D4, as Istio tells whether two hosts have a name in common. */
export function overlap(a: string, b: string): boolean {
  const [aWild, bWild] = [a.startsWith('*'), b.startsWith('*')]
  const [aTail, bTail] = [aWild ? a.slice(1) : a, bWild ? b.slice(1) : b]
  if (aWild && bWild) return aTail.endsWith(bTail) || bTail.endsWith(aTail)
  if (aWild) return b.endsWith(aTail)
  return bWild ? a.endsWith(bTail) : a === b
}
