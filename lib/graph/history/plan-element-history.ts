import type { RangeWindow } from '@/lib/ports/metric-store'
import { unixSeconds } from '@/lib/std/units'
import type { MeshFacts } from '../facts'
import type { GraphRequest } from '../model'
import { BUCKET_LABELS, SKIPPED_BOUNDS } from '../query/plan-latency'
import { type PlannedQuery, wantedQueries } from '../query/plan-queries'
import { METRICS } from '../query/query-id'
import { askedReporters, reportedBy } from '../query/reporter-branch'
import { type Branch, selectBranches } from '../query/selection'
import { sumOfRates } from '../query/sum-of-rates'
import { visibleScope } from '../query/visible-scope'
import { selectElement } from './select-element'

/** How many points a chart has at most. */
const MAX_POINTS = 60
/** A rate needs two samples, and at the ends one may be missing. */
const MIN_SCRAPES = 4

export interface ElementHistoryPlan {
  readonly element: string
  readonly window: RangeWindow
  /** Range queries over `window`, at most one of each id; none where the element cannot be asked for. */
  readonly queries: readonly PlannedQuery[]
  /** Why there is less than was asked for, or null. */
  readonly reason: string | null
}

/**
 * Plans how the numbers of a drawn node or edge came about: the same queries and the same selection as the graph's own, narrowed to the
 * element and evaluated over the window. Their number does not depend on the element (at most 8).
 */
export function planElementHistory(request: GraphRequest, element: string, facts: MeshFacts): ElementHistoryPlan {
  const window = historyWindow(request, facts)
  const selection = selectElement(element, request)
  const scope = visibleScope(request, facts)
  const nobody = !scope.whole && scope.names.length === 0
  if (selection.branches === null || nobody) return { element, window, queries: [], reason: selection.reason }
  const within = selectBranches(request, facts, scope)
  const branches = selection.branches.flatMap((own) => within.map((matchers): Branch => [...own, ...matchers]))
  const rangeSeconds = Math.max(window.stepSeconds, MIN_SCRAPES * facts.telemetry.scrapeSeconds)
  const reporters = reportedBy(askedReporters(request))
  const wanted = [...wantedQueries({ ...request, latency: 'avg', throughput: 'none', operations: null }, facts)]
  if (wanted.some(({ id }) => id === 'duration-count')) {
    const metric = METRICS['duration-bucket']
    wanted.push({ id: 'duration-bucket', metric, by: BUCKET_LABELS, extra: [SKIPPED_BOUNDS] })
  }
  const missing = new Set(facts.telemetry.missingMetrics)
  const queries = wanted
    .filter(({ metric }) => !missing.has(metric))
    .map(({ id, metric, by, extra }): PlannedQuery => {
      const full = branches.map((matchers) => [reporters, ...extra, ...matchers])
      const expression = sumOfRates({ metric, by: ['reporter', ...by], branches: full, rangeSeconds, keepZero: true })
      return { id, metric, expression, optional: id.startsWith('duration-') }
    })
  const lacking = wanted.filter(({ metric }) => missing.has(metric)).map(({ metric }) => metric)
  return {
    element,
    window,
    queries,
    reason: lacking.length === 0 ? selection.reason : `The metric store does not have ${lacking.join(', ')}.`,
  }
}

/** Evenly spaced up to the end of the graph's window, not denser than the scrapes. */
function historyWindow({ at, durationSeconds }: GraphRequest, { telemetry }: MeshFacts): RangeWindow {
  const stepSeconds = Math.max(1, Math.ceil(telemetry.scrapeSeconds), Math.ceil(durationSeconds / MAX_POINTS))
  const points = Math.max(1, Math.floor(durationSeconds / stepSeconds))
  return { from: unixSeconds(at - (points - 1) * stepSeconds), to: unixSeconds(at), stepSeconds }
}
