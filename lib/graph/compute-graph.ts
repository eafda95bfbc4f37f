import type { InstantSeries } from '@/lib/ports/metric-store'
import type { MeshFacts } from './facts'
import { finishGraph } from './finish-graph'
import type { Graph, GraphRequest, SourceState } from './model'
import { planLatency } from './query/plan-latency'
import { type PlannedQuery, planQueries } from './query/plan-queries'
import type { QueryId } from './query/query-id'
import { readAnswers } from './read-answers'

/** The whole way from request to graph, for a store that answers at once; undefined is a query that failed. */
export function computeGraph(
  request: GraphRequest,
  facts: MeshFacts,
  ask: (query: PlannedQuery) => readonly InstantSeries[] | undefined,
  sources: readonly SourceState[] = [],
): Graph {
  const plan = planQueries(request, facts)
  const answers = new Map<QueryId, readonly InstantSeries[]>()
  for (const query of plan.queries) {
    const series = ask(query)
    if (series !== undefined) answers.set(query.id, series)
  }
  const read = readAnswers(plan, request, facts, answers)
  const later = planLatency(read)
  return finishGraph(read, later === null ? null : (ask(later) ?? 'failed'), sources)
}
