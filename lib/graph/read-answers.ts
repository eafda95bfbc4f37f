import type { InstantSeries } from '@/lib/ports/metric-store'
import type { GroupRates } from './build/duration-table'
import { groupRates } from './build/group-rates'
import type { MeshFacts } from './facts'
import type { GraphRequest } from './model'
import type { NoteDraft } from './notes/note-draft'
import { windowNotes } from './notes/window-notes'
import type { QueryPlan } from './query/plan-queries'
import type { QueryId } from './query/query-id'
import { visibleScope, type VisibleScope } from './query/visible-scope'
import { chooseReports } from './reports/choose-reports'
import type { Pair } from './reports/pair'
import type { IdTable } from './series/id-group'
import { type FactsIndex, indexFacts } from './series/index-facts'
import { readSeries } from './series/read-series'
import { resolveSeries } from './series/resolve-series'
import type { ResolvedRow } from './series/resolved-row'

export type Answers = ReadonlyMap<QueryId, readonly InstantSeries[]>

/** What is known after the first wave of queries: enough to ask for latencies and to draw the graph. */
export interface ReadGraph {
  readonly request: GraphRequest
  readonly plan: QueryPlan
  readonly index: FactsIndex
  readonly scope: VisibleScope
  readonly answers: Answers
  readonly ids: IdTable
  readonly rows: readonly ResolvedRow[]
  readonly pairs: readonly Pair[]
  readonly rates: GroupRates
  readonly notes: readonly NoteDraft[]
}

/**
 * Reads the first wave: who called whom, and whose report counts (graph.md, sections 5 and 6). A planned query without an answer
 * counts as failed and is noted. Rows of which the user may see neither end are left out here.
 */
export function readAnswers(plan: QueryPlan, request: GraphRequest, facts: MeshFacts, answers: Answers): ReadGraph {
  const index = indexFacts(facts)
  const scope = visibleScope(request, facts)
  const read = readSeries(request, facts, plan, answers)
  const rows = visibleRows(resolveSeries(read.rows, index, request), scope)
  const chosen = chooseReports(rows, request)
  const notes = [
    ...plan.notes,
    ...failedQueries(plan, answers),
    ...windowNotes(request, facts, scope),
    ...read.notes,
    ...chosen.notes,
  ]
  return {
    request,
    plan,
    index,
    scope,
    answers,
    ids: read.ids,
    rows,
    pairs: chosen.pairs,
    rates: groupRates(rows),
    notes,
  }
}

function visibleRows(rows: readonly ResolvedRow[], scope: VisibleScope): readonly ResolvedRow[] {
  if (!scope.filtered) return rows
  const isSeen = (cluster: string | null, namespace: string | null): boolean =>
    namespace !== null && scope.isRequested(cluster ?? '', namespace)
  return rows.filter(
    ({ source, destination: { cluster, namespace, serviceNamespace } }) =>
      isSeen(source.cluster, source.namespace) || isSeen(cluster, namespace) || isSeen(cluster, serviceNamespace),
  )
}

function failedQueries({ queries }: QueryPlan, answers: Answers): readonly NoteDraft[] {
  const failed = queries.filter(({ id }) => !answers.has(id)).map(({ metric }) => metric)
  return failed.length === 0 ? [] : [{ code: 'source-failed', count: failed.length, ids: failed }]
}
