import type { Labels } from './checked-object'
import { fitsLabels } from './label-selector'

type Pairs = readonly (readonly [string, string])[]

interface Labelled {
  readonly namespace: string
  readonly labels: Labels
}

/** Finds by labels: an answer costs as much as the rarest of the selector's pairs has holders. An empty selector finds all (D9). */
export class LabelIndex<T extends Labelled> {
  readonly #all: readonly T[]
  readonly #byNamespace = new Map<string, T[]>()
  readonly #holders = new Map<string, T[]>()

  constructor(items: readonly T[]) {
    this.#all = items
    for (const item of items) {
      add(this.#byNamespace, item.namespace, item)
      for (const key of Object.keys(item.labels)) {
        const value = item.labels[key] ?? ''
        add(this.#holders, keyOf(key, value, item.namespace), item)
        add(this.#holders, keyOf(key, value, '*'), item)
      }
    }
  }

  /** @param namespace where; undefined: everywhere */
  select(pairs: Pairs, namespace?: string): readonly T[] {
    const [first] = pairs
    if (first === undefined) return namespace === undefined ? this.#all : (this.#byNamespace.get(namespace) ?? [])
    let rarest: readonly T[] | undefined
    for (const [key, value] of pairs) {
      const holders = this.#holders.get(keyOf(key, value, namespace ?? '*')) ?? []
      if (rarest === undefined || holders.length < rarest.length) rarest = holders
    }
    return (rarest ?? []).filter(({ labels }) => fitsLabels(pairs, labels))
  }

  has(pairs: Pairs, namespace?: string): boolean {
    return this.select(pairs, namespace).length > 0
  }
}

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  const some = map.get(key)
  if (some === undefined) map.set(key, [item])
  else some.push(item)
}

/** A namespace is never called `*`. */
function keyOf(key: string, value: string, namespace: string): string {
  return `${namespace}\n${key}\n${value}`
}
