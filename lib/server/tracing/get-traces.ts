import 'server-only'
import type { User } from '@/lib/access/user'
import type { ClusterFacts } from '@/lib/graph/facts'
import { PharosError } from '@/lib/ports/pharos-error'
import { askDurations } from '@/lib/server/tracing/ask-durations'
import { getConfig } from '@/lib/server/process/config'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { getNow } from '@/lib/server/sources/get-now'
import { orThrow } from '@/lib/server/http/or-throw'
import { toIso } from '@/lib/server/sources/source-states'
import { getTraceAccess } from '@/lib/server/tracing/trace-access'
import { requireTraceSource } from '@/lib/server/sources/trace-source'
import { milliseconds, type UnixSeconds } from '@/lib/std/units'
import { type LeastDuration, MOST_WORKLOADS, type TracesAnswer } from '@/lib/tracing/answers'
import { chooseServices } from '@/lib/tracing/choose-services'
import { PERCENTILE_RANKS } from '@/lib/tracing/percentile'
import { namesInTraces } from '@/lib/tracing/service-names'
import { hideInSummary } from '@/lib/tracing/hide-invisible'
import { parseTraceRequest, type TraceRequest } from '@/lib/tracing/parse-trace-request'
import type { TraceAccess } from '@/lib/tracing/trace-access'
import { badParameter } from '@/lib/url/bad-parameter'

const TIMEOUT_MS = milliseconds(20_000)
/** A rate takes two scrapes. */
const MIN_RATE_SECONDS = 60

/**
 * Traces in which a service of visible namespaces took part, as this user may see them.
 *
 * @param query the parameters of `GET /api/traces`.
 * @throws PharosError `bad_request` naming the parameter, `forbidden` naming the namespace, or the trace store's failure.
 */
export async function getTraces(user: User, query: URLSearchParams, signal: AbortSignal): Promise<TracesAnswer> {
  const request = orThrow(parseTraceRequest(query, await now(), getConfig().ui.tracing_limit))
  const { store } = requireTraceSource()
  const { names, access, facts } = await getTraceAccess(user)
  refuseHidden(request, access)
  const chosen = chooseServices(request, names, { ...facts, template: getConfig().tracing.service_name }, access)
  const least = await leastDuration(request, workloadsOf(chosen.services, facts.workloads), signal)
  const found =
    chosen.services.length === 0
      ? { traces: [], limited: false, newest: true, passedOver: 0 }
      : orThrow(
          await store.search(
            {
              services: chosen.services,
              operation: request.operation ?? undefined,
              from: request.from,
              to: request.to,
              minUs: least?.us ?? request.minUs ?? undefined,
              maxUs: request.maxUs ?? undefined,
              tags: [...chosen.tags, ...request.tags],
              errorsOnly: request.errorsOnly,
              limit: request.limit,
            },
            { signal, timeoutMs: TIMEOUT_MS },
          ),
        )
  return {
    now: toIso(getMetricSource().clock.estimate()),
    from: toIso(request.from),
    to: toIso(request.to),
    store: { name: store.name, type: store.type },
    traces: found.traces.map((trace) => hideInSummary(trace, access)).filter((trace) => trace !== undefined),
    limited: found.limited,
    newest: found.newest,
    passedOver: found.passedOver,
    services: chosen.services,
    meant: chosen.meant,
    tried: chosen.tried,
    narrowed: chosen.tags,
    least,
  }
}

/** Those whose spans may stand under one of these names. */
function workloadsOf(services: readonly string[], workloads: ClusterFacts['workloads']): ClusterFacts['workloads'] {
  const { service_name: template } = getConfig().tracing
  const own = workloads.filter((workload) => namesInTraces(workload, template).some((name) => services.includes(name)))
  return own.slice(0, MOST_WORKLOADS)
}

/** The percentile of what the workloads served over the window; of gateways, which serve nobody by their metrics, of what they called. */
async function leastDuration(
  { minPercentile, from, to, maxUs }: TraceRequest,
  workloads: ClusterFacts['workloads'],
  signal: AbortSignal,
): Promise<LeastDuration | null> {
  if (minPercentile === null) return null
  const scope = { workloads, windowSeconds: Math.max(MIN_RATE_SECONDS, to - from), apart: false, at: to }
  const answers = await askDurations([PERCENTILE_RANKS[minPercentile]], scope, signal).catch(() => undefined)
  const values = answers?.map(({ series: [only] }) => only?.value).filter((value) => Number.isFinite(value))
  const [ms] = values ?? []
  const us = ms === undefined ? null : Math.round(ms * 1000)
  if (us !== null && maxUs !== null && us > maxUs) {
    throw badParameter('max', `${minPercentile} is ${us / 1000} ms, which is more than max.`)
  }
  return { percentile: minPercentile, us }
}

/** The metric store's; without an answer of it what is known of its clock: traces do not need metrics. */
async function now(): Promise<UnixSeconds> {
  return getNow().catch(() => getMetricSource().clock.estimate())
}

function refuseHidden({ thing, namespaces }: TraceRequest, { visible }: TraceAccess): void {
  if (visible === '*') return
  const asked = [...(thing === null ? [] : [thing.namespace]), ...(namespaces === '*' ? [] : namespaces)]
  const namespace = asked.find((name) => !visible.has(name))
  if (namespace === undefined) return
  const needs = 'It takes the rights to get that namespace and to list its pods.'
  throw new PharosError('forbidden', `You may not see the namespace ${namespace}. ${needs}`, { namespace })
}
