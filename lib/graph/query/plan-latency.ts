import { printExpression } from '@/lib/promql/print-expression'
import type { Matcher, PromExpression } from '@/lib/promql/expression'
import { needsBuckets } from '../build/duration-table'
import { unitOf } from '../build/router'
import type { GraphRequest, Reporter } from '../model'
import type { ReadGraph } from '../read-answers'
import type { Pair } from '../reports/pair'
import { ID_LABELS } from './labels'
import { asksQuantiles, MAX_QUERY_LENGTH, type PlannedQuery } from './plan-queries'
import { METRICS } from './query-id'
import { askedReporters, reportedBy } from './reporter-branch'
import { type Branch, UNNAMED } from './selection'
import { sumOfRates } from './sum-of-rates'

/** More chosen pairs than this make an answer that is too long to wait for (Q16). */
const MAX_PAIRS = 3_000
/** The largest of Istio's default bounds say little and cost a fifth of the scan. */
export const SKIPPED_BOUNDS: Matcher = {
  label: 'le',
  operator: '!~',
  value: '(60000|300000|600000|1800000|3600000)([.]0)?',
}

export const BUCKET_LABELS = ['le', ...ID_LABELS, 'request_protocol'] as const

/** Whether a quantile was asked for that is left out because there are too many pairs; the answer then has the average only. */
export function isLatencyDegraded(read: ReadGraph): boolean {
  return asksQuantiles(read.request) && requestPairs(read).length > MAX_PAIRS
}

/**
 * The second wave: the buckets behind the chosen reports (Q16). Reports of the other side are asked for only where they can have been
 * chosen, which halves the scan.
 *
 * @returns null where no quantile was asked for, where nothing was counted, where the metric is missing or native histograms tell
 * everything (Q17), and where the answer would be too long.
 */
export function planLatency(read: ReadGraph): PlannedQuery | null {
  const { request, index, plan } = read
  const metric = METRICS['duration-bucket']
  if (!asksQuantiles(request) || index.facts.telemetry.missingMetrics.includes(metric)) return null
  if (!needsBuckets(read.answers, read.ids, read.rates)) return null
  const pairs = requestPairs(read)
  if (pairs.length === 0 || pairs.length > MAX_PAIRS) return null
  const sides = reporterBranches(request, pairs)
  const expressionFor = (selection: readonly Branch[]): PromExpression =>
    sumOfRates({
      metric,
      by: ['reporter', ...BUCKET_LABELS],
      branches: sides.flatMap((side) => selection.map((matchers) => [...side, SKIPPED_BOUNDS, ...matchers])),
      rangeSeconds: request.durationSeconds,
      keepZero: false,
    })
  const narrow = expressionFor(plan.selection)
  const expression = printExpression(narrow).length > MAX_QUERY_LENGTH ? expressionFor([[]]) : narrow
  return { id: 'duration-bucket', metric, expression, optional: true }
}

function requestPairs({ pairs, request }: ReadGraph): readonly Pair[] {
  return pairs.filter(
    ({ protocol, chosenRows }) =>
      unitOf(protocol, request) === 'req/s' && chosenRows.some(({ row, weight }) => row.rate * weight > 0),
  )
}

function reporterBranches(request: GraphRequest, pairs: readonly Pair[]): readonly Branch[] {
  const asked = askedReporters(request)
  const other: Reporter = request.reporter === 'client' ? 'destination' : 'source'
  const farEnd = request.reporter === 'client' ? 'source_workload' : 'destination_workload'
  const unrestricted = pairs.some(
    ({ chosen, chosenRows }) =>
      chosen === other &&
      chosenRows.some(
        ({ row: { group } }) => (other === 'source' ? group.destination : group.source).workload !== null,
      ),
  )
  const preferred: Branch = [reportedBy(asked.filter((reporter) => reporter !== other))]
  const far: Branch = [
    { label: 'reporter', operator: '=', value: other },
    ...(unrestricted ? [] : ([{ label: farEnd, operator: '=~', value: UNNAMED }] as const)),
  ]
  return [preferred, far]
}
