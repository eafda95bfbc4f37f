import type { CheckedObject } from './checked-object'
import { at, field, isFilled, list, texts } from './json'
import { hosts, isWithin } from './host'
import { listed } from './listed'
import { derived } from './mesh'
import { meshFacts } from './mesh-facts'
import { namespaces } from './namespaces'

/** Whether what a host names, said by an object of a namespace, is imported. */
type Imports = (host: string, objectNamespace: string) => boolean

export interface SidecarScopes {
  /** Undefined: the namespace imports everything. */
  readonly of: (namespace: string) => Imports | undefined
}

/** D7: what the Sidecars of a namespace, or of the root namespace, let its proxies know. */
export const sidecarScopes = derived((mesh): SidecarScopes => {
  const { rootNamespace } = meshFacts(mesh)
  const { isAmbientLoosely } = namespaces(mesh)
  const reader = hosts(mesh)
  const first = new Map<string, CheckedObject>()
  for (const sidecar of listed(mesh, 'sidecars.networking.istio.io')) {
    const selects = isFilled(at(sidecar.spec, 'workloadSelector', 'labels'))
    if (!selects && !first.has(sidecar.namespace)) first.set(sidecar.namespace, sidecar)
  }
  const scopes = new Map<string, Imports | undefined>()

  const build = (namespace: string): Imports | undefined => {
    const sidecar = isAmbientLoosely(namespace) ? undefined : (first.get(namespace) ?? first.get(rootNamespace))
    if (sidecar === undefined) return undefined
    const items = list(field(sidecar.spec, 'egress'))
      .flatMap((egress) => texts(field(egress, 'hosts')))
      .flatMap((item) => toItem(item, namespace))
    if (items.length === 0) return undefined
    const included = items.filter(({ excluded }) => !excluded)
    const excluded = items.filter((item) => item.excluded)
    return (host, objectNamespace) => {
      const read = reader.read(host, objectNamespace)
      const fits = ({ place, dns }: Item): boolean => {
        if (place !== '*' && place !== (read.internal ? read.namespace : objectNamespace)) return false
        if (dns === '*' || dns === host) return true
        if (!read.internal) return dns === read.fqdn || isWithin(read.fqdn, dns)
        const { fqdn, service } = read
        return (
          [fqdn, service, `${service}.${read.namespace}`].includes(dns) ||
          isWithin(fqdn, dns) ||
          isWithin(host, dns) ||
          (host.startsWith('*') && isWithin(dns, fqdn))
        )
      }
      return included.some(fits) && !excluded.some(fits)
    }
  }
  return {
    of: (namespace) => {
      if (first.size === 0) return undefined
      if (!scopes.has(namespace)) scopes.set(namespace, build(namespace))
      return scopes.get(namespace)
    },
  }
})

interface Item {
  readonly place: string
  readonly dns: string
  readonly excluded: boolean
}

function toItem(item: string, namespace: string): readonly Item[] {
  const slash = item.indexOf('/')
  if (slash < 0) return []
  const excluded = item.startsWith('~')
  const written = item.slice(excluded ? 1 : 0, slash)
  const place = written === '' ? '*' : written === '.' ? namespace : written
  return [{ place, dns: item.slice(slash + 1), excluded }]
}
