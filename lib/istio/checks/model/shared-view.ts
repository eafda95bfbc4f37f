import type { CheckedObject } from './checked-object'
import { exports } from './export-scope'
import { field, text, texts } from './json'
import { derived } from './mesh'
import { namespaces } from './namespaces'
import { sidecarScopes } from './sidecar-scope'

export interface SharedView {
  /** Whether some namespace sees and imports both (D8). */
  readonly meet: (a: CheckedObject, b: CheckedObject) => boolean
  /** Whether a namespace sees an object and imports one of its hosts. */
  readonly reaches: (object: CheckedObject, namespace: string) => boolean
}

export const sharedView = derived((mesh): SharedView => {
  const { scopeOf, isVisible } = exports(mesh)
  const { of: scopeIn } = sidecarScopes(mesh)
  const all = [...namespaces(mesh).known]
  const restricted = all.filter((namespace) => scopeIn(namespace) !== undefined)
  const views = new WeakMap<CheckedObject, Uint32Array>()

  const reaches = (object: CheckedObject, namespace: string): boolean => {
    if (!isVisible(object, namespace)) return false
    const imports = scopeIn(namespace)
    return imports === undefined || hostsOf(object).some((host) => imports(host, object.namespace))
  }
  const viewOf = (object: CheckedObject): Uint32Array => {
    let view = views.get(object)
    if (view === undefined) {
      view = new Uint32Array(Math.ceil(all.length / 32))
      for (const [i, namespace] of all.entries()) if (reaches(object, namespace)) view[i >> 5] = (view[i >> 5] ?? 0) | (1 << (i & 31)) // prettier-ignore
      views.set(object, view)
    }
    return view
  }
  return {
    reaches,
    meet: (a, b) => {
      const [one, other] = [a.labels['istio.io/rev'], b.labels['istio.io/rev']]
      if (one !== undefined && other !== undefined && one !== other) return false
      if (restricted.length === 0 && scopeOf(a).everywhere && scopeOf(b).everywhere) return all.length > 0
      const [left, right] = [viewOf(a), viewOf(b)]
      return left.some((bits, i) => (bits & (right[i] ?? 0)) !== 0)
    },
  }
})

function hostsOf({ spec }: CheckedObject): readonly string[] {
  const host = text(field(spec, 'host'))
  return host === undefined ? texts(field(spec, 'hosts')) : [host]
}
