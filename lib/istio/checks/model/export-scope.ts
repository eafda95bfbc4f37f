import type { CheckedObject } from './checked-object'
import { field, texts } from './json'
import { derived } from './mesh'
import { meshFacts } from './mesh-facts'
import { namespaces } from './namespaces'

/** Which namespaces an object is visible in (D5). */
export interface ExportScope {
  readonly everywhere: boolean
  readonly namespaces: ReadonlySet<string>
}

const EVERYWHERE: ExportScope = { everywhere: true, namespaces: new Set() }

export interface Exports {
  readonly scopeOf: (object: CheckedObject) => ExportScope
  readonly isVisible: (object: CheckedObject, viewer: string) => boolean
}

/** Visibility of Services, ServiceEntries, VirtualServices and DestinationRules. */
export const exports = derived((mesh): Exports => {
  const { exportDefaults } = meshFacts(mesh)
  const { isAmbientLoosely } = namespaces(mesh)
  const scopes = new WeakMap<CheckedObject, ExportScope>()

  const compute = (object: CheckedObject): ExportScope => {
    const { namespace, kindId, annotations, spec } = object
    if (kindId === 'services') {
      const written = annotations['networking.istio.io/exportTo']
      return written === undefined ? toScope(exportDefaults.service, namespace) : toScope(itemsOf(written), namespace)
    }
    if (isAmbientLoosely(namespace)) return { everywhere: false, namespaces: new Set([namespace]) }
    const own = texts(field(spec, 'exportTo'))
    if (own.length > 0) return toScope(own, namespace)
    if (kindId === 'virtualservices.networking.istio.io') return toScope(exportDefaults.virtualService, namespace)
    if (kindId === 'destinationrules.networking.istio.io') return toScope(exportDefaults.destinationRule, namespace)
    return toScope(exportDefaults.service, namespace)
  }
  const scopeOf = (object: CheckedObject): ExportScope => {
    let scope = scopes.get(object)
    if (scope === undefined) scopes.set(object, (scope = compute(object)))
    return scope
  }
  return {
    scopeOf,
    isVisible: (object, viewer) => {
      const scope = scopeOf(object)
      return scope.everywhere || scope.namespaces.has(viewer)
    },
  }
})

function itemsOf(written: string): readonly string[] {
  return written
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function toScope(list: readonly string[], namespace: string): ExportScope {
  if (list.length === 0 || list.includes('*')) return EVERYWHERE
  return { everywhere: false, namespaces: new Set(list.map((item) => (item === '.' ? namespace : item))) }
}
