import type { CheckedObject } from './checked-object'
import { exports } from './export-scope'
import { type Host, hosts } from './host'
import { field, list, number, texts } from './json'
import { listed } from './listed'
import { derived } from './mesh'

/** What a destination leads to: a Service or a ServiceEntry. */
export interface Target {
  readonly object: CheckedObject
  readonly ports: readonly number[]
}

export interface KnownHosts {
  /** The Service of an internal host, wherever it is visible. */
  readonly serviceAt: (namespace: string, name: string) => CheckedObject | undefined
  /** D6 as Kiali knows hosts: a Service or a ServiceEntry that the viewer sees. */
  readonly isKnown: (host: Host, viewer: string) => boolean
  /** D6 as istioctl finds what a host of an object leads to. */
  readonly find: (host: string, namespace: string, exportTo: readonly string[]) => Target | undefined
  /** Whether a Service or a visible ServiceEntry host falls under a wildcard such as `*.shop.svc.cluster.local`. */
  readonly coversSomething: (wildcard: string, viewer: string) => boolean
  /** Names of Services, for suggestions. */
  readonly servicesOf: (namespace: string) => readonly string[]
}

export const knownHosts = derived((mesh): KnownHosts => {
  const { isVisible, scopeOf } = exports(mesh)
  const reader = hosts(mesh)
  const services = listed(mesh, 'services')
  const entries = listed(mesh, 'serviceentries.networking.istio.io')
  const byKey = new Map(services.map((service) => [service.key, service]))
  const byFqdn = services.map((service) => ({ fqdn: reader.expand(service.name, service.namespace), service }))
  const byNamespace = new Map<string, string[]>()
  for (const { namespace, name } of services) add(byNamespace, namespace, name)

  // By what stands behind the first star, or by the whole host.
  const byTail = new Map<string, CheckedObject[]>()
  const scoped = new Map<string, Target>()
  const wild = new Map<string, { readonly scopes: readonly string[]; readonly target: Target }[]>()
  const put = (object: CheckedObject, host: string, ports: readonly number[]): void => {
    const { everywhere, namespaces } = scopeOf(object)
    const scopes = everywhere ? ['*'] : [...namespaces]
    const target: Target = { object, ports }
    for (const scope of scopes) if (!scoped.has(`${scope}\n${host}`)) scoped.set(`${scope}\n${host}`, target)
    if (host.startsWith('*')) add(wild, host.slice(1), { scopes, target })
  }
  for (const { fqdn, service } of byFqdn) put(service, fqdn, portsOf(service.spec, 'port'))
  for (const entry of entries) {
    const ports = portsOf(entry.spec, 'number')
    for (const host of texts(field(entry.spec, 'hosts'))) {
      add(byTail, host.slice(host.indexOf('*') + 1), entry)
      put(entry, reader.expand(host, entry.namespace), ports)
    }
  }

  return {
    serviceAt: (namespace, name) => byKey.get(`${namespace}/${name}`),
    servicesOf: (namespace) => byNamespace.get(namespace) ?? [],
    isKnown: ({ internal, service, namespace, fqdn }, viewer) => {
      const own = internal ? byKey.get(`${namespace}/${service}`) : undefined
      if (own !== undefined && isVisible(own, viewer)) return true
      return tailsOf(fqdn).some((tail) => byTail.get(tail)?.some((entry) => isVisible(entry, viewer)) === true)
    },
    find: (host, namespace, exportTo) => {
      const fqdn = reader.expand(host, namespace)
      const places = exportTo.length === 0 ? [namespace] : exportTo.map((item) => (item === '.' ? namespace : item))
      for (const place of ['*', ...places]) {
        const target = scoped.get(`${place}\n${fqdn}`)
        if (target !== undefined) return target
      }
      for (const tail of new Set([...tailsOf(host), ...tailsOf(host.replace(/^\*/, ''))])) {
        const covering = wild.get(tail)?.find(({ scopes }) => scopes.includes('*') || scopes.includes(namespace))
        if (covering !== undefined) return covering.target
      }
      return undefined
    },
    coversSomething: (wildcard, viewer) => {
      const tail = wildcard.slice(1)
      return (
        byFqdn.some(({ fqdn }) => fqdn.endsWith(tail)) ||
        entries.some((entry) => isVisible(entry, viewer) && texts(field(entry.spec, 'hosts')).some((host) => host.endsWith(tail))) // prettier-ignore
      )
    },
  }
})

const MAX_HOST = 300

/** All ends of a host, the empty one included: what a wildcard may have behind its star. */
function tailsOf(host: string): readonly string[] {
  if (host.length > MAX_HOST) return ['', host]
  return Array.from({ length: host.length + 1 }, (_, i) => host.slice(i))
}

function portsOf(spec: unknown, name: string): readonly number[] {
  return list(field(spec, 'ports')).flatMap((port) => number(field(port, name)) ?? [])
}

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  const some = map.get(key)
  if (some === undefined) map.set(key, [item])
  else some.push(item)
}
