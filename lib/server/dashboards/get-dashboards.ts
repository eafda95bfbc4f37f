import 'server-only'
import type { User } from '@/lib/access/user'
import type { DashboardList } from '@/lib/dashboards/dashboard-answer'
import { type DashboardTarget, parseDashboardTarget } from '@/lib/dashboards/dashboard-request'
import { discoveredDashboards, discoveryQuery, namedDashboards } from '@/lib/dashboards/find-dashboards'
import { podsMatcher } from '@/lib/dashboards/pods-matcher'
import { type TargetPods, targetPods } from '@/lib/dashboards/target-pods'
import { QUERY_LIMITS } from '@/lib/graph/request/limits'
import { PharosError } from '@/lib/ports/pharos-error'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getConfig } from '@/lib/server/process/config'
import { getAllDashboards } from '@/lib/server/dashboards/dashboards'
import { getClusterFacts } from '@/lib/server/mesh/get-mesh-facts'
import { getNow } from '@/lib/server/sources/get-now'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { orThrow } from '@/lib/server/http/or-throw'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { requireVisible } from '@/lib/server/access/require-visible'
import { SharedAnswers } from '@/lib/server/process/shared-answers'
import { processWide } from '@/lib/std/process-wide'
import { milliseconds } from '@/lib/std/units'

/** What runs in a pod does not change from minute to minute. */
const KEPT_MS = 60_000
/** What its pods export may lack their names, so it is found by what it is. */
const CONTROL_PLANE = 'istiod'
const CACHE_BYTES = 4 * 1024 ** 2

interface Found {
  readonly names: readonly string[]
  readonly complete: boolean
}

/**
 * Which dashboards there are about a workload or an application: those that its annotations name, then those whose metric its pods export.
 * That takes one query at most, whatever the number of dashboards.
 *
 * @throws PharosError `bad_request` naming the parameter, `forbidden` naming the namespace.
 */
export async function getDashboards(user: User, query: URLSearchParams, signal: AbortSignal): Promise<DashboardList> {
  refuseParameters(query, ['ns', 'workload', 'app'])
  const target = orThrow(parseDashboardTarget(query))
  await requireVisible(user, target.namespace)
  const { byName, problems } = getAllDashboards()
  const { dashboards } = getConfig()
  if (!dashboards.enabled) return { dashboards: [], problems: [] }
  const pods = podsOf(target)
  const named = namedDashboards(pods.annotations, byName)
  const isFew = pods.count <= dashboards.discover_pod_limit
  const discovers = dashboards.discover === 'on' || (dashboards.discover === 'auto' && isFew)
  const found = discovers ? await discover(target, pods, signal) : []
  const own = pods.controlPlane && byName.has(CONTROL_PLANE) ? [CONTROL_PLANE] : []
  const list = [
    ...own.map((name) => ({ name, from: 'control-plane' as const })),
    ...named.filter((name) => !own.includes(name)).map((name) => ({ name, from: 'annotation' as const })),
    ...found
      .filter((name) => !own.includes(name) && !named.includes(name))
      .map((name) => ({ name, from: 'metric' as const })),
  ]
  return { dashboards: list.map((one) => ({ ...one, title: byName.get(one.name)?.title ?? one.name })), problems }
}

/** The pods of a target as the cluster's objects tell of them. */
export function podsOf(target: DashboardTarget): TargetPods {
  const { store, off } = getClusterSource()
  if (store === undefined) throw new PharosError('upstream_unavailable', off, { source: 'kubernetes' })
  return targetPods({ snapshot: (kind) => store.list(kind), facts: getClusterFacts() }, target)
}

async function discover(target: DashboardTarget, pods: TargetPods, signal: AbortSignal): Promise<readonly string[]> {
  const { byName } = getAllDashboards()
  const matcher = podsMatcher(pods.workloads)
  const { store } = getMetricSource()
  if (matcher === undefined || store === undefined) return []
  const { namespace_label: label } = getConfig().dashboards
  const namespace = { label, operator: '=', value: target.namespace } as const
  const expression = discoveryQuery(byName.values(), [namespace, matcher])
  if (expression === undefined) return []
  const shared = await foundDashboards().get(JSON.stringify([namespace, matcher]), signal, async (own) => {
    const timeoutMs = milliseconds(QUERY_LIMITS.queryMs)
    const answer = await store.instant(expression, await getNow(), { signal: own, timeoutMs })
    // Without an answer the tabs of what annotations name are there all the same, and the source's state says why.
    const names = answer.ok ? discoveredDashboards(byName.values(), answer.value.series) : []
    return { names, complete: answer.ok }
  })
  return shared.names
}

function foundDashboards(): SharedAnswers<Found> {
  return processWide(
    'found-dashboards',
    () =>
      new SharedAnswers<Found>({
        name: 'found-dashboards',
        maxBytes: CACHE_BYTES,
        ttlMs: KEPT_MS,
        sizeOf: ({ names }) => 64 * (names.length + 1),
        mayKeep: ({ complete }) => complete,
      }),
  )
}
