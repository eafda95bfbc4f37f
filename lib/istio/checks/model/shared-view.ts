import type { CheckedObject } from './checked-object'
import { exports } from './export-scope'
import { field, text, texts } from './json'
import { derived, type Mesh } from './mesh'
import { namespaces } from './namespaces'
import { sidecarScopes } from './sidecar-scope'
import { sight } from './sight'
import { views } from './views'

export interface SharedView {
  /** Whether some namespace sees and imports both (D8). */
  readonly meet: (a: CheckedObject, b: CheckedObject) => boolean
  /** Whether a namespace sees an object and imports one of its hosts. */
  readonly reaches: (object: CheckedObject, namespace: string) => boolean
}

/** What namespaces see, each as its own control plane lets it. */
export function sharedView(mesh: Mesh): SharedView {
  return built(mesh.whole)
}

const built = derived((mesh): SharedView => {
  const { viewIn, all: every, shareReader } = views(mesh)
  const eyes = new Map([mesh, ...every].map((view) => [view, { ...exports(view), scopeIn: sidecarScopes(view).of, sees: sight(view) }])) // prettier-ignore
  const one = every.length === 1 ? eyes.get(every[0] ?? mesh) : undefined
  const all = [...namespaces(mesh).known]
  const restricted = all.some((namespace) => eyes.get(viewIn(namespace))?.scopeIn(namespace) !== undefined)
  const seen = new WeakMap<CheckedObject, Uint32Array>()

  const reaches = (object: CheckedObject, namespace: string): boolean => {
    const eye = one ?? eyes.get(viewIn(namespace))
    if (eye?.isVisible(object, namespace) !== true || !eye.sees(object)) return false
    const imports = eye.scopeIn(namespace)
    return imports === undefined || hostsOf(object).some((host) => imports(host, object.namespace))
  }
  const viewOf = (object: CheckedObject): Uint32Array => {
    let view = seen.get(object)
    if (view === undefined) {
      view = new Uint32Array(Math.ceil(all.length / 32))
      for (const [i, namespace] of all.entries()) if (reaches(object, namespace)) view[i >> 5] = (view[i >> 5] ?? 0) | (1 << (i & 31)) // prettier-ignore
      seen.set(object, view)
    }
    return view
  }
  return {
    reaches,
    meet: (a, b) => {
      if (!shareReader(a, b)) return false
      if (one !== undefined && !restricted && one.scopeOf(a).everywhere && one.scopeOf(b).everywhere) return all.length > 0 // prettier-ignore
      const [left, right] = [viewOf(a), viewOf(b)]
      return left.some((bits, i) => (bits & (right[i] ?? 0)) !== 0)
    },
  }
})

function hostsOf({ spec }: CheckedObject): readonly string[] {
  const host = text(field(spec, 'host'))
  return host === undefined ? texts(field(spec, 'hosts')) : [host]
}
