import type { InstantSeries } from '@/lib/ports/metric-store'
import type { Matcher, PromExpression } from '@/lib/promql/expression'
import { groupBy } from '@/lib/std/group-by'
import { RECORDED_METRICS, RECORDING_INTERVAL, recordOf, RULES_VERSION } from './recorded-metrics'

/** Recorded beside each metric whenever it was evaluated and its proxies were scraped as the rules expect. */
export const WITNESS = 'pharos:recorded_series:count'
/** What a witness stands for. */
export const WITNESS_LABEL = 'metric'

const OF_THIS_VERSION: Matcher = { label: 'version', operator: '=', value: RULES_VERSION }
const [{ metric: REQUESTS } = { metric: '' }] = RECORDED_METRICS
/** Restarts of the store cost evaluations; more than these in a window would hide what happened meanwhile. */
const MAX_MISSED = 10

/** Whether the rules are there at all: one series for each metric that is recorded now. */
export const WITNESS_QUERY: PromExpression = { kind: 'selector', metric: WITNESS, matchers: [OF_THIS_VERSION] }

/** How often each metric was recorded in the window before the moment at which it is asked; see `readEvaluations`. */
export function evaluationsQuery(windowSeconds: number): PromExpression {
  const range: PromExpression = {
    kind: 'selector',
    metric: WITNESS,
    matchers: [OF_THIS_VERSION],
    rangeSeconds: windowSeconds,
  }
  return { kind: 'call', name: 'count_over_time', args: [range] }
}

/**
 * Metric → evaluations in the window, of metrics that were recorded throughout: one in a hundred may be missing, and never more
 * than ten. Where several servers record the same metric each of them must have.
 */
export function readEvaluations(series: readonly InstantSeries[], windowSeconds: number): ReadonlyMap<string, number> {
  const expected = windowSeconds / RECORDING_INTERVAL
  const least = expected - Math.min(MAX_MISSED, Math.floor(expected / 100))
  const counts = groupBy(series, ({ labels }) => labels[WITNESS_LABEL] ?? '')
  return new Map(
    [...counts].flatMap(([metric, own]) => {
      const values = own.map(({ value }) => value)
      // One more where an evaluation falls on either end, which Prometheus 2 counts.
      const isWhole = values.every((value) => value >= least && value <= expected + 1)
      return isWhole ? [[metric, Math.max(...values)] as const] : []
    }),
  )
}

/** Who calls whom, as coarse as tells servers apart that record nothing. */
const COARSE = [
  'reporter',
  'source_cluster',
  'destination_cluster',
  'source_workload_namespace',
  'destination_workload_namespace',
]
const SETTLED_SECONDS = 300

/**
 * Pairs of namespaces that had requests some minutes ago of which nothing is recorded: one number, or no series where there are none.
 * Behind a store that unites several servers one without the rules shows up here.
 */
export function unrecordedQuery(): PromExpression {
  const requests = { kind: 'selector', metric: REQUESTS, matchers: [], rangeSeconds: SETTLED_SECONDS } as const
  const settled: PromExpression = { ...requests, offsetSeconds: SETTLED_SECONDS }
  const recorded: PromExpression = { ...requests, metric: recordOf(REQUESTS), rangeSeconds: 2 * SETTLED_SECONDS }
  const counted: PromExpression = {
    kind: 'binary',
    operator: '>',
    left: sum({ kind: 'call', name: 'rate', args: [settled] }),
    right: { kind: 'number', value: 0 },
  }
  const kept = sum({ kind: 'call', name: 'sum_over_time', args: [recorded] })
  return {
    kind: 'aggregate',
    operator: 'count',
    by: [],
    of: { kind: 'binary', operator: 'unless', left: counted, right: kept },
  }
}

function sum(of: PromExpression): PromExpression {
  return { kind: 'aggregate', operator: 'sum', by: COARSE, of }
}
