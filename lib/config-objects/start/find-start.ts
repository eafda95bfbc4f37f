import type { WorkloadFacts } from '@/lib/graph/facts'
import { JsonPlace } from '@/lib/istio/json-place'
import { selectPods } from '@/lib/istio/mtls/select-pods'
import type { DetailsSource } from '@/lib/mesh/details/details-source'
import { findWaypoint } from '@/lib/mesh/details/find-waypoint'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ObjectStart, StartPlace } from './object-start'

/** Kinds with `spec.selector.matchLabels`. */
const SELECTING: readonly ClusterKind[] = [
  'authorizationpolicies.security.istio.io',
  'peerauthentications.security.istio.io',
  'requestauthentications.security.istio.io',
  'telemetries.telemetry.istio.io',
  'wasmplugins.extensions.istio.io',
  'proxyconfigs.networking.istio.io',
]
/** Kinds with `spec.targetRefs`, which waypoints obey. */
const TARGETING: readonly ClusterKind[] = [
  'authorizationpolicies.security.istio.io',
  'requestauthentications.security.istio.io',
  'telemetries.telemetry.istio.io',
  'wasmplugins.extensions.istio.io',
]

interface FoundStart extends Omit<ObjectStart, 'callers' | 'callersUnknown'> {
  /** Those that stand for the place; null: all of the namespace. */
  readonly workloads: readonly string[] | null
}

/** What a new object of a kind begins with at a place; undefined: the cluster has no such place. */
export function findStart(source: DetailsSource, kind: ClusterKind, place: StartPlace): FoundStart | undefined {
  const { namespace, workload, service } = place
  const { snapshot, facts } = source
  if (!snapshot('namespaces').some(({ metadata }) => metadata.name === namespace)) return undefined
  const taken = snapshot(kind).flatMap(({ metadata }) => (metadata.namespace === namespace ? [metadata.name] : []))
  const here = facts.workloads.filter((one) => one.namespace === namespace)
  const start = { ...place, taken, selector: null, targetsService: false, unselected: false, shared: [] }
  const selects = SELECTING.includes(kind)
  if (workload !== null) {
    const own = here.find(({ name }) => name === workload)
    if (own === undefined) return undefined
    const workloads = [own.name]
    if (!selects) return { ...start, workloads }
    return { ...start, workloads, ...selecting(selectPods(own, here.filter((one) => one !== own)), here, workloads) } // prettier-ignore
  }
  if (service !== null) {
    const object = snapshot('services').find(({ metadata }) => metadata.namespace === namespace && metadata.name === service) // prettier-ignore
    if (object === undefined) return undefined
    const workloads = facts.services.find((one) => one.namespace === namespace && one.name === service)?.workloads ?? []
    if (TARGETING.includes(kind) && findWaypoint(snapshot, object.metadata) !== null) {
      return { ...start, workloads, targetsService: true }
    }
    if (!selects) return { ...start, workloads }
    return { ...start, workloads, ...selecting(textsOf(JsonPlace.root(object.spec, 'spec').field('selector')), here, workloads) } // prettier-ignore
  }
  return { ...start, workloads: null }
}

function selecting(
  labels: Readonly<Record<string, string>>,
  here: readonly WorkloadFacts[],
  own: readonly string[],
): Pick<ObjectStart, 'selector' | 'unselected' | 'shared'> {
  const wanted = Object.entries(labels)
  if (wanted.length === 0) return { selector: null, unselected: true, shared: [] }
  const found = here.filter((one) => wanted.every(([key, value]) => one.labels[key] === value))
  const shared = found.flatMap(({ name }) => (own.includes(name) ? [] : [name]))
  return { selector: labels, unselected: false, shared }
}

function textsOf(place: JsonPlace): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(place.record()).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
