import { hosts, isWithin } from './host'
import { field, list, textOr } from './json'
import { listed } from './listed'
import type { CheckedObject } from './checked-object'
import { derived } from './mesh'
import { sharedView } from './shared-view'

export interface Subsets {
  /** Whether a DestinationRule that a namespace sees and imports has the subset for the host or for a wildcard over it. */
  readonly isDefined: (fqdn: string, subset: string, viewer: string) => boolean
  /** As istioctl looks: any DestinationRule for the same name and namespace. */
  readonly isDefinedAnywhere: (nameOfHost: string, subset: string) => boolean
  /** Names of the subsets of a host, for suggestions. */
  readonly namesOf: (fqdn: string) => readonly string[]
}

export const subsets = derived((mesh): Subsets => {
  const reader = hosts(mesh)
  const { reaches } = sharedView(mesh)
  const exact = new Map<string, CheckedObject[]>()
  const wild = new Map<string, { readonly fqdn: string; readonly rule: CheckedObject }[]>()
  const anywhere = new Set<string>()
  const names = new Map<string, string[]>()
  for (const rule of listed(mesh, 'destinationrules.networking.istio.io')) {
    const host = textOr(field(rule.spec, 'host'))
    const { fqdn } = reader.read(host, rule.namespace)
    for (const subset of list(field(rule.spec, 'subsets'))) {
      const name = textOr(field(subset, 'name'))
      if (name === '') continue
      add(exact, `${fqdn}\n${name}`, rule)
      add(names, fqdn, name)
      if (fqdn.startsWith('*')) add(wild, name, { fqdn, rule })
      anywhere.add(`${reader.nameOf(host, rule.namespace)}\n${name}`)
    }
  }
  return {
    namesOf: (fqdn) => names.get(fqdn) ?? [],
    isDefinedAnywhere: (nameOfHost, subset) => anywhere.has(`${nameOfHost}\n${subset}`),
    isDefined: (fqdn, subset, viewer) =>
      exact.get(`${fqdn}\n${subset}`)?.some((rule) => reaches(rule, viewer)) === true ||
      wild.get(subset)?.some((one) => isWithin(fqdn, one.fqdn) && reaches(one.rule, viewer)) === true,
  }
})

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  const some = map.get(key)
  if (some === undefined) map.set(key, [item])
  else some.push(item)
}
