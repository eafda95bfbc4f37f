import type { ClusterFacts } from '@/lib/graph/facts'
import { serviceOfHost } from '@/lib/graph/series/service-of-host'
import { JsonPlace } from '@/lib/istio/json-place'
import { parseDestinationRule } from '@/lib/istio/parse-destination-rule'
import { parseServiceEntry } from '@/lib/istio/parse-service-entry'
import type { Snapshot } from '@/lib/mesh/mesh-settings'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { KindState } from '@/lib/ports/cluster-store'
import { groupBy } from '@/lib/std/group-by'

type Labels = Readonly<Record<string, string>>

export interface Place {
  readonly namespace: string
  readonly name: string
}

/** What references are resolved with: the state of one cluster at one moment. */
export interface MeshLookup {
  readonly rootNamespace: string
  /** Undefined: that kind is not known whole. */
  hasObject(kind: ClusterKind, place: Place): boolean | undefined
  hasNamespace(name: string): boolean
  hasService(place: Place): boolean
  /** The service of the mesh that a host means in an object of a namespace; undefined for wildcards and other names. */
  serviceOf(host: string, namespace: string): Place | undefined
  /** The first ServiceEntry that has the host, or a wildcard that covers it. */
  entryOf(host: string): Place | undefined
  /** Workloads with all of these labels, of one namespace or of all. Without labels none. */
  select(labels: Labels, namespace?: string): readonly Place[]
  /** Services that lead to a workload. */
  servicesOf(workload: Place): readonly Place[]
  /** DestinationRules about a host, of which one has the subset; undefined where there is none about it. */
  subsetOf(host: string, namespace: string, subset: string): (Place & { readonly found: boolean }) | undefined
}

/** Prepares the answers once; each costs little afterwards. */
export function buildMeshLookup(snapshot: Snapshot, states: readonly KindState[], facts: ClusterFacts): MeshLookup {
  const domains = [facts.identityDomain.replace(/^svc\./, '')]
  const services = new Set(facts.services.map(keyOf))
  const namespaces = new Set(facts.namespaces.map(({ name }) => name))
  const workloads = groupBy(
    facts.workloads.flatMap((workload) =>
      Object.entries(workload.labels).map(([key, value]) => ({ pair: `${key}\n${value}`, workload })),
    ),
    ({ pair }) => pair,
  )
  const places = new Map<ClusterKind, ReadonlySet<string>>()
  const placesOf = (kind: ClusterKind) => {
    const known = places.get(kind) ?? new Set(snapshot(kind).map(({ metadata }) => keyOf(metadata)))
    places.set(kind, known)
    return known
  }
  const known = new Set(states.filter(({ state }) => state === 'synced' || state === 'absent').map(({ kind }) => kind))
  const leading = groupBy(
    facts.services.flatMap(({ namespace, name, workloads: own }) =>
      own.map((workload) => ({ workload: `${namespace}/${workload}`, service: { namespace, name } })),
    ),
    ({ workload }) => workload,
  )
  const entries = entriesByHost(snapshot)
  const serviceOf = (host: string, namespace: string) => {
    const service = serviceOfHost(host, namespace, domains)
    return service === undefined ? undefined : { namespace: service.namespace, name: service.name }
  }
  const rules = groupBy(
    snapshot('destinationrules.networking.istio.io').map(({ metadata, spec }) => {
      const { host, subsets } = parseDestinationRule(JsonPlace.root(spec, 'spec'))
      const { namespace, name } = metadata
      const service = serviceOf(host, namespace)
      const key = service === undefined ? host : keyOf(service)
      return { namespace, name, key, subsets: new Set(subsets.map((subset) => subset.name)) }
    }),
    ({ key }) => key,
  )
  return {
    rootNamespace: facts.rootNamespace,
    hasObject: (kind, place) => (placesOf(kind).has(keyOf(place)) ? true : known.has(kind) ? false : undefined),
    hasNamespace: (name) => namespaces.has(name),
    hasService: (place) => services.has(keyOf(place)),
    serviceOf,
    entryOf: (host) => entries.get(host) ?? entries.get(wildcardOf(host, entries)),
    select: (labels, namespace) => {
      const pairs = Object.entries(labels)
      const [first] = pairs
      if (first === undefined) return []
      return (workloads.get(first.join('\n')) ?? [])
        .map(({ workload }) => workload)
        .filter((workload) => namespace === undefined || workload.namespace === namespace)
        .filter((workload) => pairs.every(([key, value]) => workload.labels[key] === value))
        .map(({ namespace: own, name }) => ({ namespace: own, name }))
    },
    servicesOf: (workload) => (leading.get(keyOf(workload)) ?? []).map(({ service }) => service),
    subsetOf: (host, namespace, subset) => {
      const service = serviceOf(host, namespace)
      const about = rules.get(service === undefined ? host : keyOf(service)) ?? []
      const one = about.find(({ subsets }) => subsets.has(subset)) ?? about[0]
      return one && { namespace: one.namespace, name: one.name, found: one.subsets.has(subset) }
    },
  }
}

function keyOf({ namespace, name }: Place): string {
  return `${namespace}/${name}`
}

function entriesByHost(snapshot: Snapshot): ReadonlyMap<string, Place> {
  const entries = new Map<string, Place>()
  for (const { metadata, spec } of snapshot('serviceentries.networking.istio.io')) {
    const { namespace, name } = metadata
    for (const host of parseServiceEntry(JsonPlace.root(spec, 'spec')).hosts) {
      if (!entries.has(host)) entries.set(host, { namespace, name })
    }
  }
  return entries
}

/** The longest wildcard of some entry that covers the host; the empty text where none does. */
function wildcardOf(host: string, entries: ReadonlyMap<string, Place>): string {
  for (let at = host.indexOf('.'); at >= 0; at = host.indexOf('.', at + 1)) {
    const wildcard = `*${host.slice(at)}`
    if (entries.has(wildcard)) return wildcard
  }
  return ''
}
