import 'server-only'
import type { User } from '@/lib/access/user'
import type { MeshFacts } from '@/lib/graph/facts'
import { mayRead } from '@/lib/graph/query/visible-scope'
import type { MetricsAnswer } from '@/lib/metrics/things/metrics-answer'
import type { MetricsRequest } from '@/lib/metrics/things/metrics-request'
import { type MetricsTarget, readMetricsTarget, TARGET_KINDS } from '@/lib/metrics/things/metrics-target'
import { parseMetricsRequest } from '@/lib/metrics/things/parse-metrics-request'
import { type MetricsPlan, planMetrics } from '@/lib/metrics/things/plan-metrics'
import { readMetrics } from '@/lib/metrics/things/read-metrics'
import { PharosError } from '@/lib/ports/pharos-error'
import { EncodedBody } from '@/lib/server/http/answer'
import { askPlan } from '@/lib/server/metrics/ask-plan'
import { getConfig } from '@/lib/server/process/config'
import { getMeshFacts } from '@/lib/server/mesh/get-mesh-facts'
import { getNow } from '@/lib/server/sources/get-now'
import { orThrow } from '@/lib/server/http/or-throw'
import { SharedAnswers } from '@/lib/server/process/shared-answers'
import { getCapabilities } from '@/lib/server/sources/telemetry'
import { processWide } from '@/lib/std/process-wide'

/** "Now" moves in steps of this length, so a kept answer is never asked for longer. */
const KEPT_MS = 5_000
const CACHE_BYTES = 32 * 1024 ** 2

interface SharedMetrics {
  readonly answer: MetricsAnswer
  /** The same as JSON, written once for all who ask. */
  readonly body: string
  /** Every query was answered. */
  readonly complete: boolean
}

/** The parts of the path, as they stand in it. */
export interface MetricsPath {
  readonly kind: string
  readonly namespace: string
  /** Absent of a namespace. */
  readonly name?: string
}

/** As `getMetrics`, for use-cases that go on with it. */
export async function readMetricsOf(...question: Parameters<typeof getMetrics>): Promise<MetricsAnswer> {
  return (await findMetrics(...question)).answer
}

/**
 * The charts about a workload, an application, a service or a namespace, as this user may see it. Equal questions of users with equal rights are
 * asked once; their number does not depend on the thing.
 *
 * @throws PharosError `not_found` for a path that can name nothing, `bad_request` naming the parameter, `forbidden` naming the
 *   namespace, or the metric store's failure when none of its queries was answered.
 */
export async function getMetrics(
  user: User,
  path: MetricsPath,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<EncodedBody> {
  return new EncodedBody((await findMetrics(user, path, query, signal)).body, {})
}

async function findMetrics(
  user: User,
  path: MetricsPath,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<SharedMetrics> {
  const thing = thingOf(path)
  const [now, facts, told] = await Promise.all([getNow(), getMeshFacts(user), getCapabilities()])
  const { ui, metrics } = getConfig()
  const context = { now, defaultSeconds: ui.window, groupings: metrics.group_by }
  const request = orThrow(parseMetricsRequest(thing, query, context))
  refuseInvisible(request, facts)
  const known = told === undefined || told.istioMetrics.length === 0 ? undefined : new Set(told.istioMetrics)
  const key = JSON.stringify([facts.access, request])
  const planWith = (stepSeconds: number | null): MetricsPlan => planMetrics({ ...request, stepSeconds }, facts, known)
  return sharedMetrics().get(key, signal, (own) => compute(request, planWith, facts, own))
}

function thingOf({ kind, namespace, name }: MetricsPath): MetricsTarget {
  const thing = readMetricsTarget(kind, namespace, name)
  if (thing !== undefined) return thing
  throw new PharosError(
    'not_found',
    `There are metrics of ${TARGET_KINDS.join(', ')} only; all but namespaces have a namespace and a name.`,
  )
}

function refuseInvisible({ thing, cluster }: MetricsRequest, { access }: MeshFacts): void {
  const clusters = cluster === null ? Object.keys(access) : [cluster]
  if (clusters.some((name) => mayRead(access, name, thing.namespace))) return
  const needs = 'It takes the rights to get that namespace and to list its pods.'
  throw new PharosError('forbidden', `You may not see the namespace ${thing.namespace}. ${needs}`, {
    namespace: thing.namespace,
  })
}

async function compute(
  request: MetricsRequest,
  planWith: (stepSeconds: number | null) => MetricsPlan,
  facts: MeshFacts,
  caller: AbortSignal,
): Promise<SharedMetrics> {
  const { plan, answers, complete, moments } = await askPlan(planWith(request.stepSeconds), caller, planWith)
  const answer: MetricsAnswer = {
    ...moments,
    ...readMetrics(plan, request, answers),
    groupings: getConfig().metrics.group_by,
    waypoints: facts.clusters.some(({ workloads }) => workloads.some(({ waypoint }) => waypoint)),
  }
  return { answer, body: JSON.stringify(answer), complete }
}

function sharedMetrics(): SharedAnswers<SharedMetrics> {
  return processWide(
    'metrics-of-things',
    () =>
      new SharedAnswers<SharedMetrics>({
        name: 'metrics',
        maxBytes: CACHE_BYTES,
        ttlMs: KEPT_MS,
        // As text, and as what it was written from.
        sizeOf: ({ body }) => body.length * 2 * 2,
        mayKeep: ({ complete }) => complete,
      }),
  )
}
