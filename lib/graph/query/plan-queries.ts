import type { Matcher, PromExpression } from '@/lib/promql/expression'
import { printExpression } from '@/lib/promql/print-expression'
import type { MeshFacts } from '../facts'
import type { GraphRequest } from '../model'
import type { NoteDraft } from '../notes/note-draft'
import { ID_LABELS, REQUEST_LABELS, SECURITY_LABELS } from './labels'
import {
  METRICS,
  NATIVE_DURATION_METRIC,
  NATIVE_THROUGHPUT_METRICS,
  type QueryId,
  THROUGHPUT_METRICS,
  TRAFFIC_QUERY_IDS,
} from './query-id'
import { askedReporters, reportedBy } from './reporter-branch'
import { type Branch, selectBranches } from './selection'
import { sumOfRates } from './sum-of-rates'
import { visibleScope } from './visible-scope'

/** Longer lists of namespaces are asked as the whole mesh and filtered afterwards (Q12). */
export const MAX_QUERY_LENGTH = 32 * 1024

export interface PlannedQuery {
  readonly id: QueryId
  readonly metric: string
  readonly expression: PromExpression
  /** Its failure is a note; when every query that is not optional failed there is no graph. */
  readonly optional: boolean
}

/** The first wave: instant queries at the request's `at`, to be sent in parallel. */
export interface QueryPlan {
  readonly queries: readonly PlannedQuery[]
  /** What of the store is asked for, in every wave. */
  readonly selection: readonly Branch[]
  /** The selection was too long for a query: rows outside it come too and are dropped when they are read. */
  readonly selectInCode: boolean
  readonly notes: readonly NoteDraft[]
}

export interface Wanted {
  readonly id: QueryId
  readonly metric: string
  readonly by: readonly string[]
  readonly extra: readonly Matcher[]
}

/**
 * The constant set of queries of a graph (graph.md, section 4). Their number depends on http, grpc, tcp, latency, throughput and
 * on which metrics exist, never on the selection (X12). A user who may read nothing gets no query.
 *
 * @param narrower a part of the request's traffic, where not all of it is of interest
 */
export function planQueries(request: GraphRequest, facts: MeshFacts, narrower?: readonly Branch[]): QueryPlan {
  const scope = visibleScope(request, facts)
  const wanted = wantedQueries(request, facts)
  const missing = new Set(facts.telemetry.missingMetrics)
  const later = asksQuantiles(request) && hasClassicDurations(facts) ? [METRICS['duration-bucket']] : []
  const present = wanted.filter(({ metric }) => !missing.has(metric))
  const absent = [...wanted.map(({ metric }) => metric), ...later].filter((name) => missing.has(name))
  const notes: readonly NoteDraft[] =
    absent.length === 0 ? [] : [{ code: 'metric-missing', count: absent.length, ids: absent }]
  if (!scope.whole && scope.names.length === 0) return { queries: [], selection: [], selectInCode: false, notes }

  const plan = (branches: readonly Branch[]): readonly PlannedQuery[] =>
    present.map((query) => planned(query, branches, request))
  const selection = narrower ?? selectBranches(request, facts, scope)
  const queries = plan(selection)
  const selectInCode = queries.some(({ expression }) => printExpression(expression).length > MAX_QUERY_LENGTH)
  if (selectInCode) return { queries: plan([[]]), selection: [[]], selectInCode, notes }
  return { queries, selection, selectInCode, notes }
}

function planned({ id, metric, by, extra }: Wanted, selection: readonly Branch[], request: GraphRequest): PlannedQuery {
  const reporters = reportedBy(askedReporters(request))
  const expression = sumOfRates({
    metric,
    by: [...new Set(['reporter', ...by])],
    branches: selection.map((matchers) => [reporters, ...extra, ...matchers]),
    rangeSeconds: request.durationSeconds,
    // A comparison with a number would drop every histogram.
    keepZero: request.idleEdges || NATIVE_METRICS.has(metric),
  })
  return { id, metric, expression, optional: !TRAFFIC_QUERY_IDS.some((traffic) => traffic === id) }
}

const NATIVE_METRICS = new Set<string>([NATIVE_DURATION_METRIC, ...Object.values(NATIVE_THROUGHPUT_METRICS)])

/** The sums alone where the store has them: they are the shorter answer. */
function throughputMetric(of: keyof typeof THROUGHPUT_METRICS, { telemetry }: MeshFacts): string {
  const [classic, native] = [THROUGHPUT_METRICS[of], NATIVE_THROUGHPUT_METRICS[of]]
  return telemetry.missingMetrics.includes(classic) && telemetry.nativeBodies.includes(native) ? native : classic
}

/** Whether requests are counted at all; latency and throughput hang on it. */
function asksRequests({ http, grpc }: Pick<GraphRequest, 'http' | 'grpc'>): boolean {
  return http === 'requests' || grpc === 'requests'
}

/** What a request asks of the store in its first wave, whether or not the metrics exist. */
export function wantedQueries(request: GraphRequest, facts: MeshFacts): readonly Wanted[] {
  const { grpc, tcp, latency, throughput, operations } = request
  const requests = asksRequests(request)
  const timed = requests && latency !== 'none'
  const classic = hasClassicDurations(facts)
  const operationLabels = operations === null ? [] : [operations]
  const requestLabels = [...new Set([...ID_LABELS, ...SECURITY_LABELS, ...REQUEST_LABELS, ...operationLabels])]
  const durations = [...ID_LABELS, 'request_protocol']
  const bytes = byteQuery(request, facts)
  const wanted: readonly (Wanted | false)[] = [
    requests && { id: 'requests', metric: METRICS.requests, by: requestLabels, extra: [] },
    (grpc === 'sent' || grpc === 'total') && plain('request-messages', ID_LABELS),
    (grpc === 'received' || grpc === 'total') && plain('response-messages', ID_LABELS),
    (tcp === 'sent' || tcp === 'total') && { id: 'tcp-received', metric: METRICS['tcp-received'], ...bytes },
    (tcp === 'received' || tcp === 'total') && { id: 'tcp-sent', metric: METRICS['tcp-sent'], ...bytes },
    timed && classic && plain('duration-sum', durations),
    timed && classic && plain('duration-count', durations),
    timed &&
      facts.telemetry.nativeDuration && {
        id: 'duration-native',
        metric: NATIVE_DURATION_METRIC,
        by: durations,
        extra: [],
      },
    requests &&
      throughput !== 'none' && {
        id: 'throughput',
        metric: throughputMetric(throughput, facts),
        by: durations,
        extra: [],
      },
  ]
  return wanted.filter((query) => query !== false)
}

/**
 * Whether classic histograms are asked for: not where the store has durations as native ones only. It may have both, in a mesh that
 * changes over.
 */
function hasClassicDurations({ telemetry }: MeshFacts): boolean {
  return !telemetry.nativeDuration || !telemetry.missingMetrics.includes(METRICS['duration-count'])
}

/** Whether buckets are of use: p50, p95 and p99 come from one scan. */
export function asksQuantiles(request: Pick<GraphRequest, 'http' | 'grpc' | 'latency'>): boolean {
  return request.latency !== 'none' && request.latency !== 'avg' && asksRequests(request)
}

function plain(id: Exclude<QueryId, 'throughput' | 'duration-native'>, by: readonly string[]): Wanted {
  return { id, metric: METRICS[id], by, extra: [] }
}

/** A ztunnel's bytes are told by its own label, which is grouped by so that it can be matched (Q10). */
function byteQuery({ ambient }: GraphRequest, { telemetry }: MeshFacts): Pick<Wanted, 'by' | 'extra'> {
  const { ztunnel } = telemetry
  const by = [...ID_LABELS, ...SECURITY_LABELS, 'response_flags']
  if (ztunnel === null) return { by, extra: [] }
  const withZtunnel = ambient === 'total' || ambient === 'ztunnel'
  const extra: readonly Matcher[] = withZtunnel ? [] : [{ label: ztunnel.label, operator: '!=', value: ztunnel.value }]
  return { by: [...new Set([...by, ztunnel.label])], extra }
}
