import 'server-only'
import type { MeshFacts } from '@/lib/graph/facts'
import { finishGraph } from '@/lib/graph/finish-graph'
import type { Graph, GraphRequest } from '@/lib/graph/model'
import { recordedNotes } from '@/lib/graph/notes/recorded-note'
import { planLatency } from '@/lib/graph/query/plan-latency'
import { type PlannedQuery, planQueries } from '@/lib/graph/query/plan-queries'
import { readAnswers } from '@/lib/graph/read-answers'
import { QUERY_LIMITS } from '@/lib/graph/request/limits'
import { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { requireMetricStore } from '@/lib/server/sources/metric-source'
import { ownMetrics } from '@/lib/server/process/own-metrics'
import { joinWaves, lostTraffic, type QueryFailure, sendQueries } from '@/lib/server/sources/send-queries'
import { clusterSourceState, isAsGoodAsItGets, metricSourceState } from '@/lib/server/sources/source-states'
import { unixSeconds } from '@/lib/std/units'

export interface SharedGraph {
  /** JSON, UTF-8. The framework packs it for each browser and takes no packed body. */
  readonly json: Uint8Array<ArrayBuffer>
  /** No part of it is missing because something failed. */
  readonly complete: boolean
}

/** Asks the metric store and draws up the graph; encoded, because it is sent more often than it is made. */
export async function computeSharedGraph(
  request: GraphRequest,
  facts: MeshFacts,
  signal: AbortSignal,
): Promise<SharedGraph> {
  const graph = await computeGraph(request, facts, signal)
  const complete = graph.sources.every(isAsGoodAsItGets)
  return { json: new TextEncoder().encode(JSON.stringify(graph)), complete }
}

async function computeGraph(request: GraphRequest, facts: MeshFacts, caller: AbortSignal): Promise<Graph> {
  const store = requireMetricStore()
  const signal = AbortSignal.any([caller, AbortSignal.timeout(QUERY_LIMITS.graphMs)])
  const ask = (query: PlannedQuery, call: UpstreamCall) =>
    store.instant(query.expression, unixSeconds(request.at), call)

  const plan = planQueries(request, facts)
  const first = await sendQueries(plan.queries, signal, ask)
  caller.throwIfAborted()
  refuseWithoutTraffic(plan.queries, first.failures)
  const busy = startTimer()
  const read = readAnswers(plan, request, facts, first.series)
  const latency = planLatency(read)
  busy.pause()

  const second = await sendQueries(latency === null ? [] : [latency], signal, ask)
  caller.throwIfAborted()
  busy.resume()
  const buckets = latency === null ? null : (second.series.get(latency.id) ?? 'failed')
  const sent = [...plan.queries, ...(latency === null ? [] : [latency])]
  const told = joinWaves(first, second)
  const sources = [metricSourceState(sent.length, told), clusterSourceState()]
  const graph = finishGraph(read, buckets, sources, recordedNotes(sent, told.recorded))
  ownMetrics().graphBuild.observe(busy.seconds())
  return graph
}

/** Without any traffic there is no graph (graph.md, section 2); a too large answer is the question's fault, whichever it was. */
function refuseWithoutTraffic(queries: readonly PlannedQuery[], failures: readonly QueryFailure[]): void {
  const tooLarge = failures.find(({ error }) => error.code === 'too_large')
  if (tooLarge !== undefined) throw tooLarge.error
  const lost = lostTraffic(queries, failures)
  if (lost === undefined) return
  const { message, details, code } = lost
  throw new PharosError('upstream_unavailable', message, { ...details, cause: code })
}

/** Time that the process spends itself, without the waits in between. */
function startTimer() {
  let spentMs = 0
  let sinceMs = performance.now()
  return {
    pause: () => void (spentMs += performance.now() - sinceMs),
    resume: () => void (sinceMs = performance.now()),
    seconds: () => (spentMs + performance.now() - sinceMs) / 1000,
  }
}
