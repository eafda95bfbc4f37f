import 'server-only'
import type { MeshFacts } from '@/lib/graph/facts'
import type { LatencyAnswer } from '@/lib/graph/finish-graph'
import type { GraphRequest, SourceState } from '@/lib/graph/model'
import { recordedNotes } from '@/lib/graph/notes/recorded-note'
import { planLatency } from '@/lib/graph/query/plan-latency'
import { planQueries, type PlannedQuery } from '@/lib/graph/query/plan-queries'
import type { Branch } from '@/lib/graph/query/selection'
import { readAnswers, type ReadGraph } from '@/lib/graph/read-answers'
import { QUERY_LIMITS } from '@/lib/graph/request/limits'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { joinWaves, lostTraffic, sendQueries } from '@/lib/server/sources/send-queries'
import { metricSourceState } from '@/lib/server/sources/source-states'
import { unixSeconds } from '@/lib/std/units'

/** What the metric store told of the mesh. */
export interface AskedMesh {
  readonly read: ReadGraph
  readonly latency: LatencyAnswer
  /** Why there is no traffic at all; null where there could be. */
  readonly unknownTraffic: string | null
  readonly source: SourceState
}

/**
 * Sends the queries of one graph. Where the store does not answer there is everything but traffic.
 *
 * @param narrower as for `planQueries`
 */
export async function askMesh(
  request: GraphRequest,
  facts: MeshFacts,
  caller: AbortSignal,
  narrower?: readonly Branch[],
): Promise<AskedMesh> {
  const { store, off } = getMetricSource()
  if (store === undefined) return meshWithoutTraffic(request, facts, off)
  const signal = AbortSignal.any([caller, AbortSignal.timeout(QUERY_LIMITS.graphMs)])
  const send = (query: PlannedQuery, call: UpstreamCall) =>
    store.instant(query.expression, unixSeconds(request.at), call)

  const plan = planQueries(request, facts, narrower)
  const first = await sendQueries(plan.queries, signal, send)
  caller.throwIfAborted()
  const lost = lostTraffic(plan.queries, first.failures)
  if (lost !== undefined) return meshWithoutTraffic(request, facts, lost.message)
  const read = readAnswers(plan, request, facts, first.series)
  const buckets = planLatency(read)
  const second = await sendQueries(buckets === null ? [] : [buckets], signal, send)
  caller.throwIfAborted()
  const sent = [...plan.queries, ...(buckets === null ? [] : [buckets])]
  const told = joinWaves(first, second)
  return {
    read: { ...read, notes: [...read.notes, ...recordedNotes(sent, told.recorded)] },
    latency: buckets === null ? null : (second.series.get(buckets.id) ?? 'failed'),
    unknownTraffic: null,
    source: metricSourceState(sent.length, told),
  }
}

/** The mesh as the cluster alone tells it. */
export function meshWithoutTraffic(request: GraphRequest, facts: MeshFacts, reason: string): AskedMesh {
  const plan = { queries: [], selection: [], selectInCode: false, notes: [] }
  const state = getMetricSource().store === undefined ? 'unused' : 'failed'
  return {
    read: readAnswers(plan, request, facts, new Map()),
    latency: null,
    unknownTraffic: reason,
    source: { ...metricSourceState(0, { failures: [], warnings: [] }), state, message: reason },
  }
}
