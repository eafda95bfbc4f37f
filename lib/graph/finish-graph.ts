import { formatPercent } from '@/lib/i18n/format-percent'
import type { InstantSeries } from '@/lib/ports/metric-store'
import { type Errors, errorsOf } from './answer/sum-traffic'
import { sumTotals } from './answer/sum-totals'
import { toGraph } from './answer/to-graph'
import { boundGraph } from './budget/bound-graph'
import { buildGraph } from './build/build-graph'
import { type Measured, readMeasured } from './build/duration-table'
import type { TrafficEdge } from './build/traffic-graph'
import type { Graph, SourceState } from './model'
import { focusNotes } from './notes/focus-note'
import { identityNotes, serverNotes } from './notes/graph-notes'
import { mergeNotes } from './notes/merge-notes'
import type { NoteDraft } from './notes/note-draft'
import { isLatencyDegraded } from './query/plan-latency'
import { asksQuantiles } from './query/plan-queries'
import { METRICS } from './query/query-id'
import type { ReadGraph } from './read-answers'
import { boxNodes } from './steps/box-nodes'
import { runSteps } from './steps/run-steps'
import type { StepContext } from './steps/step'

/** The second wave: its buckets, null where `planLatency` gave no query, `failed` where it was given up. */
export type LatencyAnswer = readonly InstantSeries[] | 'failed' | null

/**
 * Draws the graph from what was read (graph.md, sections 7 to 10). Failed queries are noted by `readAnswers` and here; `extraNotes` is
 * for what only the caller knows. `sources` is passed on as it is.
 */
export function finishGraph(
  read: ReadGraph,
  latency: LatencyAnswer,
  sources: readonly SourceState[],
  extraNotes: readonly NoteDraft[] = [],
): Graph {
  const { request, index, scope, pairs, rates, answers, ids } = read
  const context: StepContext = { request, index, scope }
  const measured = readMeasured(answers, latency === 'failed' ? [] : (latency ?? []), ids, rates)
  const built = buildGraph({ pairs, measured, groupRates: rates }, request, index)
  const { graph, notes } = runSteps(built, context)
  const errors = rememberErrors()
  const totals = sumTotals(graph, context, errors)
  const bounded = boundGraph(graph, request)
  const drawn = toGraph(bounded.graph, boxNodes(bounded.graph, context), request, errors)
  const own = [
    ...read.notes,
    ...latencyNotes(read, latency),
    ...resolutionNotes(read, measured),
    ...focusNotes(context),
    ...identityNotes(built),
    ...notes,
    ...serverNotes(graph, request.durationSeconds),
    ...bounded.notes,
  ]
  return {
    schema: 1,
    request,
    from: isoTime(request.at - request.durationSeconds),
    to: isoTime(request.at),
    ...drawn,
    totals: { ...totals, hidden: bounded.hidden },
    notes: mergeNotes([...own, ...extraNotes]),
    sources,
  }
}

function latencyNotes(read: ReadGraph, latency: LatencyAnswer): readonly NoteDraft[] {
  if (latency === 'failed') return [{ code: 'source-failed', count: 1, ids: [METRICS['duration-bucket']] }]
  return isLatencyDegraded(read) ? [{ code: 'latency-degraded', count: 1 }] : []
}

/** Quantiles out of native histograms are as fine as the store's schema, which nobody sees in the numbers. */
function resolutionNotes({ request }: ReadGraph, { growth }: Measured): readonly NoteDraft[] {
  if (growth === undefined || !asksQuantiles(request)) return []
  return [{ code: 'native-resolution', count: 1, ids: [formatPercent((growth - 1) * 100)] }]
}

/** An edge's codes are looked at more than once: for itself, for its ends and for the totals. */
function rememberErrors(): (edge: TrafficEdge) => Errors {
  const known = new Map<TrafficEdge, Errors>()
  return (edge) => {
    const present = known.get(edge)
    if (present !== undefined) return present
    const made = errorsOf(edge)
    known.set(edge, made)
    return made
  }
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
