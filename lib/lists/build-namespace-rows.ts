import { mayRead } from '@/lib/graph/query/visible-scope'
import { writeNodeId } from '@/lib/graph/series/node-id'
import type { ThingSummary } from '@/lib/graph/summary/summarise-mesh'
import { HEALTH_STATUSES, type HealthSummary, mergeStatuses } from '@/lib/health/summarise-health'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { byPlace } from './by-place'
import { incoming, type MeshView, type NamespaceFactsOfList } from './mesh-view'
import type { NamespaceListRow } from './model'

/** As many of the worst as a popover holds. */
const MAX_NAMED = 5

/** A row for each namespace that the user may see, as healthy as the worst of what it holds. */
export function buildNamespaceRows(view: MeshView): readonly NamespaceListRow[] {
  const { facts, things, namespaces = [] } = view
  const members = groupBy(things?.values() ?? [], ({ cluster, namespace }) => `${cluster}/${namespace}`)
  const clusters = new Map(facts.clusters.map((cluster) => [cluster.name, cluster]))
  return namespaces
    .filter(({ cluster, name }) => mayRead(facts.access, cluster, name))
    .map((one): NamespaceListRow => {
      const cluster = clusters.get(one.cluster)
      const own = things === null ? null : (members.get(`${one.cluster}/${one.name}`) ?? [])
      const inside = ({ namespace }: { readonly namespace: string }): boolean => namespace === one.name
      return {
        ...placeOf(one),
        ...standingOf(own),
        config: [],
        marks: [],
        mode: one.mode,
        revision: one.labels['istio.io/rev'] ?? null,
        mtls: one.mtls,
        workloads: cluster?.workloads.filter(inside).length ?? 0,
        services: cluster?.services.filter(inside).length ?? 0,
        unhealthy: own?.filter(({ health }) => isUnhealthy(health)).length ?? null,
        configObjects: one.configObjects,
      }
    })
    .sort(byPlace)
}

function placeOf({ cluster, name, labels }: NamespaceFactsOfList) {
  const id = writeNodeId({ kind: 'box', level: 'namespace', cluster, namespace: name, name: null })
  return { list: 'namespaces', id, cluster, namespace: name, name, labels } as const
}

/** What went into its workloads, each request once, and the worst of its applications, services and workloads. */
function standingOf(own: readonly ThingSummary[] | null): Pick<NamespaceListRow, 'health' | 'traffic'> {
  if (own === null) return { health: null, traffic: null }
  const workloads = own.filter(({ kind }) => kind === 'workload')
  const known = workloads.flatMap(({ traffic }) => (traffic === null ? [] : [traffic]))
  const isUnknown = workloads.length > 0 && known.length === 0
  return {
    health: healthOf(own),
    traffic: isUnknown ? null : { ...incoming(known.flatMap((traffic) => traffic.in)), p95Ms: null },
  }
}

function healthOf(own: readonly ThingSummary[]): HealthSummary {
  const status = mergeStatuses(own.map(({ health }) => health.status))
  const worst = own
    .filter(({ health }) => isUnhealthy(health))
    .toSorted(
      (a, b) =>
        HEALTH_STATUSES.indexOf(a.health.status) - HEALTH_STATUSES.indexOf(b.health.status) ||
        b.health.errorRatio - a.health.errorRatio ||
        compareText(a.name, b.name),
    )
  const items = worst.slice(0, MAX_NAMED).map(({ kind, name, health }) => {
    const why = health.items.find((item) => item.status === health.status)?.text ?? ''
    return { subject: 'member', status: health.status, text: `${kind} ${name}: ${why}`, rule: null } as const
  })
  const more = worst.length - items.length
  const rest = { subject: 'member', status, rule: null } as const
  return {
    status,
    errorRatio: worst[0]?.health.errorRatio ?? 0,
    items: [
      ...items,
      ...(more > 0 ? [{ ...rest, text: `${more} more` }] : []),
      ...(worst.length === 0 ? [{ ...rest, text: quietText(own) }] : []),
    ],
  }
}

function quietText(own: readonly ThingSummary[]): string {
  const count = (status: HealthSummary['status']): number => own.filter(({ health }) => health.status === status).length
  const [healthy, unknown] = [count('healthy'), count('not-known')]
  if (own.length === 0) return 'Nothing runs in it'
  if (healthy + unknown === 0) return 'Nothing in it is rated: no traffic, and nothing that has replicas'
  return unknown === 0
    ? `All that is rated in it is healthy: ${healthy} of ${own.length}`
    : `${healthy} healthy, ${unknown} not known`
}

function isUnhealthy({ status }: HealthSummary): boolean {
  return status === 'failure' || status === 'degraded' || status === 'not-ready'
}
