import type { AnalyzeOptions } from '../options'
import type { CheckedObject } from './checked-object'
import type { KindId } from './kinds'

/** What a reader notes: a kind, or which revisions the objects of all kinds of Istio name. */
export type Read = KindId | 'revisions'
type Versions = Map<Read, number>

/** The part of a mesh that one control plane manages. */
export interface Scope {
  /** Whose facts count. */
  readonly revision: string
  /** Values of the label `istio.io/rev` whose objects this control plane does not read. */
  readonly hidden: ReadonlySet<string>
}

interface View {
  readonly of: Mesh
  readonly scope: Scope
}

interface Kept {
  readonly value: unknown
  readonly reads: Versions
}

const NONE: ReadonlySet<string> = new Set()

/**
 * The objects of one cluster. It notes which kinds are read, so that whatever was derived from them (an index, the
 * verdict of a check) is known to hold until one of those kinds changes: no reader declares what it reads.
 */
export class Mesh {
  readonly cluster: string
  readonly options: AnalyzeOptions
  /** The other clusters of the input. */
  readonly others: readonly Mesh[]
  /** All objects, whoever reads them; itself in all but the views of control planes. */
  readonly whole: Mesh
  /** Undefined: everything. */
  readonly scope: Scope | undefined
  readonly #objects: Map<KindId, readonly CheckedObject[]>
  readonly #revisions: Map<KindId, ReadonlySet<string>>
  readonly #versions: Versions
  readonly #derived = new Map<(mesh: Mesh) => unknown, Kept>()
  readonly #readers: Set<Read>[]

  constructor(cluster: string, options: AnalyzeOptions, others: readonly Mesh[] = [], view?: View) {
    this.cluster = cluster
    this.options = options
    this.others = others
    this.whole = view === undefined ? this : view.of
    this.scope = view?.scope
    this.#objects = view === undefined ? new Map<KindId, readonly CheckedObject[]>() : view.of.#objects
    this.#revisions = view === undefined ? new Map<KindId, ReadonlySet<string>>() : view.of.#revisions
    this.#versions = view === undefined ? new Map<Read, number>() : view.of.#versions
    this.#readers = view === undefined ? [] : view.of.#readers
  }

  /** The same objects as one control plane knows them; what is derived is kept apart. */
  as(scope: Scope): Mesh {
    return new Mesh(this.cluster, this.options, this.others, { of: this.whole, scope })
  }

  /** Replaces the objects of a kind. An equal list (the same objects in the same order) is no change. */
  set(kind: KindId, objects: readonly CheckedObject[]): void {
    const old = this.#objects.get(kind) ?? []
    if (old.length === objects.length && old.every((object, i) => object === objects[i])) return
    this.#objects.set(kind, objects)
    this.#versions.set(kind, this.version(kind) + 1)
    if (!isOfIstio(kind)) return
    const [was, is] = [this.#revisions.get(kind) ?? NONE, new Set(objects.flatMap(revisionLabel))]
    this.#revisions.set(kind, is)
    if (was.size !== is.size || [...is].some((label) => !was.has(label)))
      this.#versions.set('revisions', this.version('revisions') + 1)
  }

  /** The revisions or tags for which some object of Istio is labelled. */
  revisionLabels(): ReadonlySet<string> {
    this.#readers.at(-1)?.add('revisions')
    return new Set([...this.#revisions.values()].flatMap((some) => [...some]))
  }

  version(kind: Read): number {
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
    const read = new Set<Read>()
    this.#readers.push(read)
    try {
      const value = work()
      return { value, reads: new Map([...read].map((kind) => [kind, this.version(kind)])) }
    } finally {
      this.#readers.pop()
    }
  }

  /** Whether none of these kinds has changed since. */
  isCurrent(reads: ReadonlyMap<Read, number>): boolean {
    for (const [kind, version] of reads) if (this.version(kind) !== version) return false
    return true
  }

  #note(kinds: Iterable<Read>): void {
    const reader = this.#readers.at(-1)
    if (reader !== undefined) for (const kind of kinds) reader.add(kind)
  }
}

function isOfIstio(kind: KindId): boolean {
  return kind.endsWith('.istio.io')
}

/** The one revision or tag whose control plane reads an object; none: all read it (D21). */
export function revisionLabel({ kindId, labels }: CheckedObject): readonly string[] {
  const label = isOfIstio(kindId) ? (labels['istio.io/rev'] ?? '') : ''
  return label === '' ? [] : [label]
}

/**
 * An index over the mesh, built on first use and kept while it holds. Whatever `make` needs of the mesh it must read at
 * once: what it returned and reads later is not noted as its own.
 */
export function derived<T>(make: (mesh: Mesh) => T): (mesh: Mesh) => T {
  return (mesh) => mesh.derive(make)
}
