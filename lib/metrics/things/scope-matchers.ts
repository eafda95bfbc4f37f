import type { MeshFacts } from '@/lib/graph/facts'
import { isOnlyCluster, mayRead } from '@/lib/graph/query/visible-scope'
import { escapeRegex } from '@/lib/promql/escape-regex'
import type { Matcher } from '@/lib/promql/expression'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { type GroupKey, REMOTE_NAMESPACE } from './groupings'
import type { MetricReporter, MetricsRequest } from './metrics-request'

/** Whose traffic, seen from which side, in which cluster, counted by whom. */
export function scopeMatchers(request: MetricsRequest, facts: MeshFacts): readonly Matcher[] {
  const { thing, direction, cluster, reporter } = request
  const side = direction === 'in' ? 'destination' : 'source'
  const ambient = facts.clusters.some(({ namespaces }) => namespaces.some((one) => one.ambient))
  return [
    counted(reporter, ambient),
    ...thingMatchers(thing, side),
    ...(reporter === 'destination' ? withoutHops(thing, facts) : []),
    ...(cluster === null || isOnlyCluster(cluster, facts) ? [] : [equal(`${side}_cluster`, cluster)]),
  ]
}

function thingMatchers({ kind, namespace, name }: MetricsRequest['thing'], side: 'source' | 'destination') {
  switch (kind) {
    case 'workload':
      return [equal(`${side}_workload_namespace`, namespace), equal(`${side}_workload`, name)]
    case 'app':
      return [equal(`${side}_workload_namespace`, namespace), equal(`${side}_canonical_service`, name)]
    case 'namespace':
      return [equal(`${side}_workload_namespace`, namespace)]
    case 'service':
      return [equal('destination_service_namespace', namespace), equal('destination_service_name', name)]
  }
}

/** Where there are waypoints they count for the server, whose own proxy does not see requests there. */
function counted(reporter: MetricReporter, ambient: boolean): Matcher {
  const servers = ambient ? ['destination', 'waypoint'] : ['destination']
  const names = { source: ['source'], destination: servers, both: ['source', ...servers], waypoint: ['waypoint'] }[
    reporter
  ]
  const [only] = names
  return names.length === 1 && only !== undefined
    ? equal('reporter', only)
    : { label: 'reporter', operator: '=~', value: names.join('|') }
}

/**
 * Leaves out what goes to a waypoint and on from it where the waypoint's own report, which names both ends, is counted: else each byte
 * counts two or three times (graph.md C2, C6). A label cannot be tied to its namespace here, so equal names elsewhere go too.
 */
function withoutHops({ kind, namespace, name }: MetricsRequest['thing'], { clusters }: MeshFacts): readonly Matcher[] {
  const waypoints = clusters.flatMap(({ workloads }) => workloads.filter(({ waypoint }) => waypoint))
  const itself = waypoints.some(
    (one) =>
      one.namespace === namespace && (kind === 'app' ? one.app === name : kind !== 'namespace' && one.name === name),
  )
  if (waypoints.length === 0 || itself) return []
  const names = [...new Set(waypoints.map((one) => one.name))].toSorted(compareText)
  const value = names.map(escapeRegex).join('|')
  return ['source_workload', 'destination_workload'].map((label) => ({ label, operator: '!~', value }))
}

/** The filters of the request as conditions, for the text that people take with them. */
export function valueMatchers({ by, values }: MetricsRequest): readonly Matcher[] {
  return [...groupBy(values, ({ id }) => id)].flatMap(([id, chosen]): Matcher[] => {
    const label = by.find((key) => key.id === id)?.label
    const [only] = chosen
    if (label === undefined || only === undefined) return []
    if (chosen.length === 1) return [equal(label, only.value)]
    return [{ label, operator: '=~', value: chosen.map(({ value }) => escapeRegex(value)).join('|') }]
  })
}

/**
 * The condition on the other side's namespace under which its names may be told; null where all may. What came from nowhere known
 * is in no namespace that could be hidden.
 */
export function namableMatcher(
  keys: readonly GroupKey[],
  direction: MetricsRequest['direction'],
  facts: MeshFacts,
): Matcher | null {
  const { clusters, access } = facts
  const everything = clusters.every(({ name }) => Object.hasOwn(access, name) && access[name] === '*')
  if (everything || !keys.some(({ remote }) => remote)) return null
  const known = clusters.flatMap(({ name, namespaces }) => {
    const allowed = Object.hasOwn(access, name) ? access[name] : undefined
    return [...namespaces.map((one) => one.name), ...(allowed === '*' ? [] : (allowed ?? []))].filter((one) =>
      mayRead(access, name, one),
    )
  })
  const names = [...new Set([...known, 'unknown'])].toSorted(compareText)
  return { label: REMOTE_NAMESPACE[direction], operator: '=~', value: names.map(escapeRegex).join('|') }
}

function equal(label: string, value: string): Matcher {
  return { label, operator: '=', value }
}
