import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import type { Finding } from '../finding'
import { type WantedSecrets, wantedSecrets } from '../gateway/wanted-secrets'
import type { CheckedObject } from '../model/checked-object'
import { fromClusterObject, readsAlike } from '../model/from-cluster-object'
import { readObject } from '../model/read-object'
import type { AnalyzeOptions } from '../options'
import { Analyser, type Analysis } from './analyser'
import { type FindingChange, compareFindings } from './compare-findings'

/** An object that somebody is about to write, or a place that shall be empty. */
export type Change =
  | { readonly object: unknown; readonly removed?: never }
  | {
      readonly object?: never
      readonly removed: { readonly kindId: string; readonly namespace: string; readonly name: string }
    }

/** Kinds that decide which Secrets are looked for. */
const DECIDING: ReadonlySet<string> = new Set(['gateways.networking.istio.io', 'configmaps', 'pods'])

interface Held {
  readonly from: ClusterObject
  readonly object: CheckedObject | undefined
}

/** The checks of one living cluster: each run repeats only what changed. It must not be run twice at once. */
export class ClusterChecks {
  readonly #cluster: string
  readonly #analyser: Analyser
  #held = new Map<ClusterKind, ReadonlyMap<string, Held>>()
  #unwatched: ReadonlyMap<unknown, CheckedObject | undefined> = new Map()
  #objects: readonly CheckedObject[] = []
  #last: Analysis | undefined

  constructor(cluster: string, options: AnalyzeOptions) {
    this.#cluster = cluster
    this.#analyser = new Analyser([cluster], options)
  }

  /**
   * Takes in the cluster as it is now, and judges it in small steps.
   *
   * @param unwatched objects of other kinds, as the wire has them; those that stayed are the same by identity
   */
  *run(
    kinds: readonly ClusterKind[],
    list: (kind: ClusterKind) => readonly ClusterObject[],
    unwatched: readonly unknown[] = [],
  ): Generator<undefined, Analysis> {
    const held = new Map(kinds.map((kind) => [kind, this.#hold(kind, list(kind))]))
    this.#held = held
    this.#unwatched = this.#holdUnwatched(unwatched)
    this.#objects = [
      ...[...held.values()].flatMap((some) => [...some.values()].flatMap(({ object }) => object ?? [])),
      ...[...this.#unwatched.values()].flatMap((object) => object ?? []),
    ]
    this.#analyser.take(this.#cluster, this.#objects)
    const analysis = yield* this.#analyser.steps()
    this.#last = analysis
    return analysis
  }

  /** What would appear and vanish if these objects were written; the cluster stays as it was taken in. */
  preview(changes: readonly Change[]): {
    readonly findings: readonly Finding[]
    readonly changes: readonly FindingChange[]
  } {
    this.#analyser.take(this.#cluster, this.#changed(changes))
    const { findings } = this.#analyser.run()
    this.#analyser.take(this.#cluster, this.#objects)
    return { findings, changes: compareFindings(this.#last?.findings ?? [], findings) }
  }

  /** The Secrets that the checks look for, if these objects were written. */
  wantedSecrets(changes: readonly Change[] = []): WantedSecrets {
    const named = changes.filter((change) => DECIDING.has(this.#kindOf(change)))
    this.#analyser.take(this.#cluster, this.#changed(named))
    const wanted = this.#analyser.ask(this.#cluster, wantedSecrets)
    this.#analyser.take(this.#cluster, this.#objects)
    return wanted ?? { named: [], ofRemoteClusters: [] }
  }

  #kindOf({ object, removed }: Change): string {
    return removed?.kindId ?? readObject(object, this.#cluster).object?.kindId ?? ''
  }

  #changed(changes: readonly Change[]): readonly CheckedObject[] {
    const next = new Map(this.#objects.map((object) => [`${object.kindId} ${object.key}`, object]))
    for (const change of changes) {
      if (change.removed !== undefined) {
        const { kindId, namespace, name } = change.removed
        next.delete(`${kindId} ${namespace}/${name}`)
        continue
      }
      const { object } = readObject(change.object, this.#cluster)
      if (object === undefined) continue
      const key = `${object.kindId} ${object.key}`
      // A text that is written keeps the birthday of what it replaces: "oldest first" must not change by an edit.
      next.set(key, { ...object, createdAt: object.createdAt || (next.get(key)?.createdAt ?? '') })
    }
    return [...next.values()]
  }

  /** One that was read again and reads alike stays the same object. */
  #holdUnwatched(wires: readonly unknown[]): ReadonlyMap<unknown, CheckedObject | undefined> {
    const before = new Map([...this.#unwatched.values()].map((object) => [placeOf(object), object]))
    return new Map(
      wires.map((wire) => {
        if (this.#unwatched.has(wire)) return [wire, this.#unwatched.get(wire)]
        const { object } = readObject(wire, this.#cluster)
        const old = before.get(placeOf(object))
        return [wire, object !== undefined && old !== undefined && readsAlike(object, old) ? old : object]
      }),
    )
  }

  #hold(kind: ClusterKind, objects: readonly ClusterObject[]): ReadonlyMap<string, Held> {
    const before = this.#held.get(kind)
    return new Map(
      objects.map((from) => {
        const key = `${from.metadata.namespace}/${from.metadata.name}`
        return [key, this.#read(kind, from, before?.get(key))]
      }),
    )
  }

  #read(kind: ClusterKind, from: ClusterObject, before: Held | undefined): Held {
    if (before?.from === from) return before
    const object = fromClusterObject(this.#cluster, kind, from)
    const same = object !== undefined && before?.object !== undefined && readsAlike(object, before.object)
    return { from, object: same ? before.object : object }
  }
}

function placeOf(object: CheckedObject | undefined): string {
  return object === undefined ? '' : `${object.kindId} ${object.key}`
}
