import type { LabelSet } from '@/lib/ports/metric-store'
import { DESTINATION_LABELS, SOURCE_LABELS } from '../query/labels'
import { type Protocol, PROTOCOLS, type Reporter, REPORTERS } from '../model'

/** What a series says of its caller; null is not known. */
export interface RawSource {
  readonly index: number
  readonly key: string
  readonly cluster: string | null
  readonly namespace: string | null
  readonly workload: string | null
  readonly app: string | null
  readonly version: string | null
}

/** What a series says of where it went; null is not known. `host` is the text of `destination_service`. */
export interface RawDestination {
  readonly index: number
  readonly key: string
  readonly cluster: string | null
  readonly serviceNamespace: string | null
  readonly host: string | null
  readonly service: string | null
  readonly namespace: string | null
  readonly workload: string | null
  readonly app: string | null
  readonly version: string | null
}

/**
 * The series of all metrics that agree in reporter, identity and protocol. Durations and body bytes carry no codes, flags or
 * principals, so they join the requests through their group.
 */
export interface IdGroup {
  readonly index: number
  readonly reporter: Reporter
  readonly protocol: Protocol
  readonly source: RawSource
  readonly destination: RawDestination
}

/** Gives every identity one object, so that later steps compare and index by identity instead of by text. */
export interface IdTable {
  intern(labels: LabelSet, reporter: Reporter, protocol: Protocol): IdGroup
  find(labels: LabelSet, reporter: Reporter, protocol: Protocol): IdGroup | undefined
  readonly sources: readonly RawSource[]
  readonly destinations: readonly RawDestination[]
}

/** Absent, empty and the literal `unknown` all mean that the proxy did not know (N1). */
export function known(label: string | undefined): string | null {
  return label === undefined || label === '' || label === 'unknown' ? null : label
}

export function createIdTable(): IdTable {
  const sources = createInterner(
    { names: SOURCE_LABELS, telling: ['source_workload_namespace', 'source_workload'] },
    readSource,
  )
  const destinations = createInterner(
    { names: DESTINATION_LABELS, telling: ['destination_service', 'destination_workload'] },
    readDestination,
  )
  const groups = new Map<number, IdGroup>()
  return {
    sources: sources.list,
    destinations: destinations.list,
    intern: (labels, reporter, protocol) => {
      const source = sources.intern(labels)
      const destination = destinations.intern(labels)
      const key = groupKey(source, destination, reporter, protocol)
      const present = groups.get(key)
      if (present !== undefined) return present
      const made = { index: groups.size, reporter, protocol, source, destination }
      groups.set(key, made)
      return made
    },
    find: (labels, reporter, protocol) => {
      const source = sources.find(labels)
      const destination = destinations.find(labels)
      if (source === undefined || destination === undefined) return undefined
      return groups.get(groupKey(source, destination, reporter, protocol))
    },
  }
}

/** One number for four parts; exact while there are fewer than a million sources or destinations. */
function groupKey(source: RawSource, destination: RawDestination, reporter: Reporter, protocol: Protocol): number {
  const kind = REPORTERS.indexOf(reporter) * PROTOCOLS.length + PROTOCOLS.indexOf(protocol)
  return (source.index * 1_000_000 + destination.index) * (REPORTERS.length * PROTOCOLS.length) + kind
}

type ReadIdentity<T> = (labels: LabelSet, key: string, index: number) => T

interface Identity {
  readonly names: readonly string[]
  /** Two of the names that nearly tell one from another. */
  readonly telling: readonly [string, string]
}

interface Candidate<T> {
  readonly labels: LabelSet
  readonly made: T
}

/** So many that agree in the telling labels are looked through; more are found by a text of all labels. */
const MAX_CANDIDATES = 8

/**
 * Finds by two labels and a comparison of the others: a text of all labels for each of ten thousand series, only to look it up, is
 * most of the memory that reading them takes.
 */
function createInterner<T>({ names, telling: [first, second] }: Identity, read: ReadIdentity<T>) {
  const near = new Map<string | null, Map<string | null, Candidate<T>[]>>()
  const far = new Map<string, T>()
  const list: T[] = []
  const isSame = (a: LabelSet, b: LabelSet): boolean => names.every((name) => known(a[name]) === known(b[name]))
  const candidatesOf = (labels: LabelSet): Candidate<T>[] | undefined =>
    near.get(known(labels[first]))?.get(known(labels[second]))
  const find = (labels: LabelSet): T | undefined => {
    const candidates = candidatesOf(labels)
    const found = candidates?.find((candidate) => isSame(candidate.labels, labels))
    if (found !== undefined || candidates === undefined || candidates.length < MAX_CANDIDATES) return found?.made
    return far.get(tupleKey(labels, names))
  }
  const add = (labels: LabelSet): T => {
    const key = tupleKey(labels, names)
    const made = read(labels, key, list.length)
    list.push(made)
    const candidates = candidatesOf(labels)
    if (candidates === undefined) {
      const byFirst = near.get(known(labels[first])) ?? new Map<string | null, Candidate<T>[]>()
      near.set(known(labels[first]), byFirst.set(known(labels[second]), [{ labels, made }]))
    } else if (candidates.length < MAX_CANDIDATES) candidates.push({ labels, made })
    else far.set(key, made)
    return made
  }
  return { list, find, intern: (labels: LabelSet): T => find(labels) ?? add(labels) }
}

/** The known values of the labels as one text, different for different values. */
function tupleKey(labels: LabelSet, names: readonly string[]): string {
  let key = ''
  for (const name of names) {
    const value = known(labels[name])
    key += value === null ? '-' : `${value.length}:${value}`
  }
  return key
}

function readSource(labels: LabelSet, key: string, index: number): RawSource {
  return {
    index,
    key,
    cluster: known(labels.source_cluster),
    namespace: known(labels.source_workload_namespace),
    workload: known(labels.source_workload),
    app: known(labels.source_canonical_service),
    version: known(labels.source_canonical_revision),
  }
}

function readDestination(labels: LabelSet, key: string, index: number): RawDestination {
  return {
    index,
    key,
    cluster: known(labels.destination_cluster),
    serviceNamespace: known(labels.destination_service_namespace),
    host: known(labels.destination_service),
    service: known(labels.destination_service_name),
    namespace: known(labels.destination_workload_namespace),
    workload: known(labels.destination_workload),
    app: known(labels.destination_canonical_service),
    version: known(labels.destination_canonical_revision),
  }
}
