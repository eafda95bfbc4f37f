import 'server-only'
import type { User } from '@/lib/access/user'
import type { Dashboard } from '@/lib/dashboards/compose-dashboards'
import type { DashboardAnswer } from '@/lib/dashboards/dashboard-answer'
import { type DashboardRequest, parseDashboardRequest } from '@/lib/dashboards/dashboard-request'
import { fillLink } from '@/lib/links/fill-link'
import { groupingsOf } from '@/lib/dashboards/groupings-of'
import { instancesMatcher, instancesQuery } from '@/lib/dashboards/instances-matcher'
import { planDashboard } from '@/lib/dashboards/plan-dashboard'
import { podsMatcher } from '@/lib/dashboards/pods-matcher'
import type { TargetPods } from '@/lib/dashboards/target-pods'
import { QUERY_LIMITS } from '@/lib/graph/request/limits'
import { chartWindow } from '@/lib/metrics/things/chart-window'
import { METRIC_KEY } from '@/lib/metrics/things/plan-metrics'
import { readMetrics } from '@/lib/metrics/things/read-metrics'
import { PharosError } from '@/lib/ports/pharos-error'
import type { Matcher } from '@/lib/promql/expression'
import { EncodedBody } from '@/lib/server/http/answer'
import { askPlan } from '@/lib/server/metrics/ask-plan'
import { getConfig } from '@/lib/server/process/config'
import { getAllDashboards } from '@/lib/server/dashboards/dashboards'
import { podsOf } from '@/lib/server/dashboards/get-dashboards'
import { getNow } from '@/lib/server/sources/get-now'
import { requireMetricStore } from '@/lib/server/sources/metric-source'
import { orThrow } from '@/lib/server/http/or-throw'
import { requireVisible } from '@/lib/server/access/require-visible'
import { SharedAnswers } from '@/lib/server/process/shared-answers'
import { getTelemetryFacts } from '@/lib/server/sources/telemetry'
import { processWide } from '@/lib/std/process-wide'
import { milliseconds } from '@/lib/std/units'

/** "Now" moves in steps of this length, so a kept answer is never asked for longer. */
const KEPT_MS = 5_000
const CACHE_BYTES = 16 * 1024 ** 2
/** No series has it: where nobody knows a pod, the charts are empty and not those of the namespace. */
const NOBODY: Matcher = { label: 'pod', operator: '=', value: '(no pod)' }

interface SharedDashboard {
  readonly body: string
  readonly complete: boolean
}

/**
 * The charts of a dashboard about the pods of a workload or an application.
 *
 * @throws PharosError `not_found` for a name that no dashboard has, `bad_request` naming the parameter, `forbidden` naming the
 *   namespace, or the metric store's failure when none of its queries was answered.
 */
export async function getDashboard(
  user: User,
  name: string,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<EncodedBody> {
  const { dashboards, ui } = getConfig()
  const dashboard = dashboards.enabled ? getAllDashboards().byName.get(name) : undefined
  if (dashboard === undefined) throw new PharosError('not_found', `There is no dashboard ${name.slice(0, 63)}.`)
  const [now, telemetry] = await Promise.all([getNow(), getTelemetryFacts()])
  const request = orThrow(parseDashboardRequest(query, { now, defaultSeconds: ui.window }))
  await requireVisible(user, request.target.namespace)
  const pods = podsOf(request.target)
  const key = JSON.stringify([name, request, podsMatcher(pods.workloads)])
  const shared = await sharedDashboards().get(key, signal, async (own) => {
    const { scrapeSeconds } = telemetry
    const matchers = await matchersOf(dashboard, request, { pods, scrapeSeconds, signal: own })
    const plan = planDashboard(dashboard, request, { matchers, scrapeSeconds })
    const { answers, complete, moments } = await askPlan(plan, own)
    const by = [
      ...new Map(
        plan.charts.flatMap(({ keys }) => keys.filter((one) => one !== METRIC_KEY).map((one) => [one.id, one])),
      ).values(),
    ]
    const { charts, ...read } = readMetrics(plan, { by, values: request.values }, answers)
    const body: DashboardAnswer = {
      ...moments,
      ...read,
      name,
      title: dashboard.title,
      runtime: dashboard.runtime ?? dashboard.title,
      charts: charts.map((chart, i) => ({
        ...chart,
        title: dashboard.charts[i]?.title ?? '',
        span: dashboard.charts[i]?.span ?? 6,
        drawn: dashboard.charts[i]?.top ?? 10,
      })),
      groupings: groupingsOf(dashboard.charts),
      links: linksOf(dashboard, request),
    }
    return { body: JSON.stringify(body), complete }
  })
  return new EncodedBody(shared.body, {})
}

interface Known {
  readonly pods: TargetPods
  readonly scrapeSeconds: number
  readonly signal: AbortSignal
}

async function matchersOf(
  { found_by: foundBy, discover_on: metric, namespace_label: own }: Dashboard,
  request: DashboardRequest,
  { pods, scrapeSeconds, signal }: Known,
): Promise<readonly Matcher[]> {
  const { namespace } = request.target
  if (foundBy === 'instance' && metric !== undefined) {
    const timeoutMs = milliseconds(QUERY_LIMITS.queryMs)
    const window = chartWindow(request, scrapeSeconds)
    const answer = orThrow(await requireMetricStore().range(instancesQuery(metric), window, { signal, timeoutMs }))
    return [instancesMatcher(answer.series, pods, namespace) ?? { ...NOBODY, label: 'instance' }]
  }
  const label = own ?? getConfig().dashboards.namespace_label
  return [{ label, operator: '=', value: namespace }, podsMatcher(pods.workloads) ?? NOBODY]
}

function linksOf({ links }: Dashboard, { target }: DashboardRequest): DashboardAnswer['links'] {
  const words = { namespace: target.namespace, [target.kind]: target.name }
  return links.flatMap(({ title, url }) => {
    const href = fillLink(url, words)
    return href === null ? [] : [{ title, url: href }]
  })
}

function sharedDashboards(): SharedAnswers<SharedDashboard> {
  return processWide(
    'dashboard-charts',
    () =>
      new SharedAnswers<SharedDashboard>({
        name: 'dashboards',
        maxBytes: CACHE_BYTES,
        ttlMs: KEPT_MS,
        sizeOf: ({ body }) => body.length * 2,
        mayKeep: ({ complete }) => complete,
      }),
  )
}
