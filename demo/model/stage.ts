import type { KubeObject, ResourceId } from '../kube-object'
import type { ObjectView } from './object-index'

/** Remembers what was read from objects, and reads again only when a list that it had looked at is another one. */
export class Stage<R> {
  #reads = new Map<ResourceId, readonly KubeObject[]>()
  #base: unknown
  #result: { readonly value: R } | undefined

  /** `base` is the result of an earlier stage that `read` builds on. */
  get(objects: ObjectView, base: unknown, read: (objects: ObjectView) => R): R {
    if (this.#result !== undefined && this.#base === base) {
      if ([...this.#reads].every(([resource, list]) => objects.list(resource) === list)) return this.#result.value
    }
    const reads = new Map<ResourceId, readonly KubeObject[]>()
    const list = (resource: ResourceId): readonly KubeObject[] => {
      const found = objects.list(resource)
      reads.set(resource, found)
      return found
    }
    const value = read({ list })
    this.#reads = reads
    this.#base = base
    this.#result = { value }
    return value
  }
}
