import { compareText } from '@/lib/std/compare-text'
import type { TrafficNode } from '../build/traffic-graph'
import { NO_BADGES } from '../build/no-badges'
import type { Badges, ServiceRef } from '../model'
import { identityDomains } from '../query/identity-domains'
import { type FactsIndex, objectKey } from '../series/index-facts'
import { mapNodes } from './edges'
import { clusterOf, serviceOf, workloadsOf } from './node-facts'
import { indexRouting, type RoutingIndex } from './routing-index'
import type { Step } from './step'

const IDENTITY_LABELS = new Set([
  'service.istio.io/canonical-name',
  'app.kubernetes.io/name',
  'app',
  'service.istio.io/canonical-revision',
  'app.kubernetes.io/version',
  'version',
])

type Routing = ReadonlyMap<string, RoutingIndex>

/** M5: says what is configured for the nodes the user may look into, and attaches their labels where they are wanted. */
export const attachBadges: Step = (graph, { request, index }) => {
  const domains = identityDomains(index.facts)
  const routing: Routing = new Map([...index.clusters].map(([name, { facts }]) => [name, indexRouting(facts, domains)]))
  const described = mapNodes(graph, (node) => {
    if (node.flags.has('inaccessible')) return { ...node, badges: NO_BADGES }
    const labels = request.labels ? labelsOf(node, index) : null
    return { ...node, badges: node.flags.has('outside') ? NO_BADGES : badgesOf(node, routing, index), labels }
  })
  return { graph: described, notes: [] }
}

function badgesOf(node: TrafficNode, routing: Routing, index: FactsIndex): Badges {
  return {
    circuitBreaker: hasBreaker(node, routing),
    ingressWaypoint: node.ingressWaypoint,
    workloadEntries: workloadEntriesOf(node, index),
    routing: node.kind === 'service' ? (routingOf(node, routing) ?? null) : null,
    gateway: gatewayOf(node, index),
  }
}

function routingOf({ cluster, namespace, service }: TrafficNode, routing: Routing) {
  return routing.get(cluster ?? '')?.badges.get(objectKey(namespace ?? '', service ?? ''))
}

/** Of a version only its own subsets count, and what holds for all of them. */
function hasBreaker({ kind, cluster, namespace, service, services, version }: TrafficNode, routing: Routing): boolean {
  const own = { cluster: cluster ?? '', namespace: namespace ?? '', name: service ?? '' }
  const reached: readonly ServiceRef[] = kind === 'service' ? [own] : services
  return reached.some((ref) => {
    const rules = routing.get(ref.cluster)?.rules.get(objectKey(ref.namespace, ref.name)) ?? []
    return rules.some(
      ({ breaker, subsets }) =>
        breaker || subsets.some((subset) => subset.breaker && (version === null || subset.version === version)),
    )
  })
}

function workloadEntriesOf(node: TrafficNode, index: FactsIndex): readonly string[] {
  if (node.app === null || (node.kind !== 'app' && node.kind !== 'workload')) return []
  const entries = clusterOf(node, index)?.workloadEntries.get(objectKey(node.namespace ?? '', node.app)) ?? []
  return entries
    .filter(({ version }) => node.version === null || version === node.version)
    .map(({ name }) => name)
    .sort(compareText)
}

function gatewayOf(node: TrafficNode, index: FactsIndex): Badges['gateway'] {
  const gateways = workloadsOf(node, index).flatMap(
    ({ namespace, name }) => clusterOf(node, index)?.gateways.get(objectKey(namespace, name)) ?? [],
  )
  const [first] = gateways.toSorted((a, b) =>
    compareText(objectKey(a.ref.namespace, a.ref.name), objectKey(b.ref.namespace, b.ref.name)),
  )
  if (first === undefined) return null
  return { kind: first.kind, hosts: [...new Set(gateways.flatMap(({ hosts }) => hosts))].sort(compareText) }
}

/** Of several workloads the labels on which they agree. */
function labelsOf(node: TrafficNode, index: FactsIndex): TrafficNode['labels'] {
  const sources = node.kind === 'service' ? [serviceOf(node, index)] : workloadsOf(node, index)
  const [first, ...others] = sources.map((source) => source?.labels)
  if (first === undefined) return null
  const shared = Object.entries(first)
    .filter(([name, value]) => !IDENTITY_LABELS.has(name) && others.every((labels) => labels?.[name] === value))
    .sort(([a], [b]) => compareText(a, b))
  return Object.fromEntries(shared)
}
