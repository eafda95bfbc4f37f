import { ID_LABELS, REQUEST_LABELS, SECURITY_LABELS } from '@/lib/graph/query/labels'
import { SKIPPED_BOUNDS } from '@/lib/graph/query/plan-latency'
import { METRICS, THROUGHPUT_METRICS } from '@/lib/graph/query/query-id'
import type { Matcher } from '@/lib/promql/expression'

/** How often the rules are evaluated, in seconds. */
export const RECORDING_INTERVAL = 60

/** Changed with whatever changes the meaning of recorded series, so that older rules are no longer used. */
export const RULES_VERSION = '1'

/** A counter of which the rules keep the rate, summed over what `labels` do not tell apart. */
export interface RecordedMetric {
  readonly metric: string
  /** Without those of the store itself. */
  readonly labels: readonly string[]
  /** Only series that meet these are kept: a question must ask for no others. */
  readonly only: readonly Matcher[]
}

const ENDS = ['reporter', ...ID_LABELS]
/** `app` tells ztunnel's bytes from others (graph.md Q10). */
const BYTES = [...ENDS, ...SECURITY_LABELS, 'response_flags', 'app']
const REQUESTS = [...ENDS, 'request_protocol']

const all = (metric: string, labels: readonly string[]): RecordedMetric => ({ metric, labels, only: [] })

/** What the graph asks for, with the labels by which it asks (graph.md, section 4). */
export const RECORDED_METRICS: readonly RecordedMetric[] = [
  all(METRICS.requests, [...ENDS, ...SECURITY_LABELS, ...REQUEST_LABELS]),
  all(METRICS['request-messages'], ENDS),
  all(METRICS['response-messages'], ENDS),
  all(METRICS['tcp-received'], BYTES),
  all(METRICS['tcp-sent'], BYTES),
  all(METRICS['duration-sum'], REQUESTS),
  all(METRICS['duration-count'], REQUESTS),
  { metric: METRICS['duration-bucket'], labels: ['le', ...REQUESTS], only: [SKIPPED_BOUNDS] },
  all(THROUGHPUT_METRICS.request, REQUESTS),
  all(THROUGHPUT_METRICS.response, REQUESTS),
]

/** The name of the recorded series, in requests, messages, milliseconds or bytes per second. */
export function recordOf(metric: string): string {
  return `pharos:${metric}:rate`
}
