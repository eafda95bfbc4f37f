import type { AnalyzeOptions } from '../options'
import type { CheckedObject } from './checked-object'
import type { KindId } from './kinds'

type Versions = Map<KindId, number>

interface Kept {
  readonly value: unknown
  readonly reads: Versions
}

/**
 * The objects of one cluster. It notes which kinds are read, so that whatever was derived from them (an index, the
 * verdict of a check) is known to hold until one of those kinds changes: no reader declares what it reads.
 */
export class Mesh {
  readonly cluster: string
  readonly options: AnalyzeOptions
  /** The other clusters of the input. */
  readonly others: readonly Mesh[]
  readonly #objects = new Map<KindId, readonly CheckedObject[]>()
  readonly #versions: Versions = new Map()
  readonly #derived = new Map<(mesh: Mesh) => unknown, Kept>()
  readonly #readers: Set<KindId>[] = []

  constructor(cluster: string, options: AnalyzeOptions, others: readonly Mesh[] = []) {
    this.cluster = cluster
    this.options = options
    this.others = others
  }

  /** Replaces the objects of a kind. An equal list (the same objects in the same order) is no change. */
  set(kind: KindId, objects: readonly CheckedObject[]): void {
    const old = this.#objects.get(kind) ?? []
    if (old.length === objects.length && old.every((object, i) => object === objects[i])) return
    this.#objects.set(kind, objects)
    this.#versions.set(kind, this.version(kind) + 1)
  }

  version(kind: KindId): number {
    return this.#versions.get(kind) ?? 0
  }

  /** All objects of a kind as they came, oldest first; most readers want `listed`, which leaves out what istiod does not see. */
  raw(kind: KindId): readonly CheckedObject[] {
    this.#readers.at(-1)?.add(kind)
    return this.#objects.get(kind) ?? []
  }

  /** Whether all objects of the kind that exist are in the input. */
  isComplete(kind: KindId): boolean {
    const { complete = '*' } = this.options
    return complete === '*' || complete.includes(kind)
  }

  /** The value that `make` derives from this mesh, kept until a kind that it read has changed. */
  derive<T>(make: (mesh: Mesh) => T): T {
    const kept = this.#derived.get(make)
    if (kept !== undefined && this.isCurrent(kept.reads)) {
      this.#note(kept.reads.keys())
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- kept under the function that made it
      return kept.value as T
    }
    const { value, reads } = this.observe(() => make(this))
    this.#derived.set(make, { value, reads })
    this.#note(reads.keys())
    return value
  }

  /** Runs something and tells which kinds it read, in which versions. */
  observe<T>(work: () => T): { readonly value: T; readonly reads: Versions } {
    const read = new Set<KindId>()
    this.#readers.push(read)
    try {
      const value = work()
      return { value, reads: new Map([...read].map((kind) => [kind, this.version(kind)])) }
    } finally {
      this.#readers.pop()
    }
  }

  /** Whether none of these kinds has changed since. */
  isCurrent(reads: ReadonlyMap<KindId, number>): boolean {
    for (const [kind, version] of reads) if (this.version(kind) !== version) return false
    return true
  }

  #note(kinds: Iterable<KindId>): void {
    const reader = this.#readers.at(-1)
    if (reader !== undefined) for (const kind of kinds) reader.add(kind)
  }
}

/**
 * An index over the mesh, built on first use and kept while it holds. Whatever `make` needs of the mesh it must read at
 * once: what it returned and reads later is not noted as its own.
 */
export function derived<T>(make: (mesh: Mesh) => T): (mesh: Mesh) => T {
  return (mesh) => mesh.derive(make)
}
