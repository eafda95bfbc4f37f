import 'server-only'
import type { User } from '@/lib/access/user'
import { peaksWindow, type PeaksQuestion, planPeaks } from '@/lib/forecast/plan-peaks'
import { readFlags, readPeak } from '@/lib/forecast/read-peaks'
import type { SplitService } from '@/lib/forecast/split-services'
import { QUERY_LIMITS } from '@/lib/graph/request/limits'
import type { RangeMatrix } from '@/lib/ports/metric-store'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { PromExpression } from '@/lib/promql/expression'
import { requireVisible } from '@/lib/server/access/require-visible'
import { requireService } from '@/lib/server/forecast/require-service'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { getMeshFacts } from '@/lib/server/mesh/get-mesh-facts'
import { SharedAnswers } from '@/lib/server/process/shared-answers'
import { getNow } from '@/lib/server/sources/get-now'
import { requireMetricStore } from '@/lib/server/sources/metric-source'
import { getCapabilities } from '@/lib/server/sources/telemetry'
import { processWide } from '@/lib/std/process-wide'
import type { Result } from '@/lib/std/result'
import { milliseconds } from '@/lib/std/units'
import type { ServicePeaks } from '@/lib/url/peaks-types'

/** The window ends on a whole step of at least this length. */
const KEPT_MS = 300_000
const MAX_BYTES = 1024 ** 2
const BYTES_OF_ANSWER = 500

/**
 * The highest load of a service in the last day, in four queries.
 *
 * @throws PharosError `forbidden` naming the namespace, whether or not it exists; `not_found`; `bad_request` naming the parameter;
 *   `upstream_…` where the metric store cannot tell the time. What else it fails at is said in the answer.
 */
export async function getServicePeaks(
  user: User,
  service: SplitService,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<ServicePeaks> {
  refuseParameters(query, ['cluster'])
  await requireVisible(user, service.namespace)
  const [now, facts, told] = await Promise.all([getNow(), getMeshFacts(user), getCapabilities()])
  const cluster = query.get('cluster')
  requireService(service, facts, cluster)
  const { scrapeSeconds } = facts.telemetry
  const window = peaksWindow(now, { retentionSeconds: told?.retentionSeconds, scrapeSeconds })
  const key = JSON.stringify([facts.access, service, cluster, window])
  return sharedPeaks().get(key, signal, (shared) => compute({ service, cluster, window, facts }, shared))
}

async function compute(question: PeaksQuestion, signal: AbortSignal): Promise<ServicePeaks> {
  const { window } = question
  const store = requireMetricStore()
  const call = { signal, timeoutMs: milliseconds(QUERY_LIMITS.queryMs) }
  const { ranges, flags } = planPeaks(question)
  const range = (expression: PromExpression) => store.range(expression, window, call)
  const [requests, concurrent, connections, failed] = await Promise.all([
    range(ranges.requestsPerSecond),
    range(ranges.concurrentRequests),
    range(ranges.tcpConnections),
    store.instant(flags, window.to, call),
  ])
  const peak = (answer: Result<RangeMatrix, PharosError>) => (answer.ok ? readPeak(answer.value.series) : null)
  const lost = [requests, concurrent, connections, failed].find(({ ok }) => !ok)
  return {
    at: window.to,
    seconds: window.seconds,
    stepSeconds: window.stepSeconds,
    requestsPerSecond: peak(requests),
    concurrentRequests: peak(concurrent),
    tcpConnections: peak(connections),
    ...(failed.ok ? readFlags(failed.value.series) : { turnedAway: null, retriedInVain: null }),
    unmeasured: lost === undefined || lost.ok ? null : lost.error.message,
  }
}

function sharedPeaks(): SharedAnswers<ServicePeaks> {
  return processWide(
    'service-peaks',
    () =>
      new SharedAnswers<ServicePeaks>({
        name: 'service-peaks',
        maxBytes: MAX_BYTES,
        ttlMs: KEPT_MS,
        sizeOf: () => BYTES_OF_ANSWER,
        mayKeep: ({ unmeasured }) => unmeasured === null,
      }),
  )
}
