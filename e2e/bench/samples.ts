import { openMetrics } from '@/demo/admin/exposition'
import type { SampleRun, SeriesSource, StoredSeries } from '@/demo/series-source'

/** What graphs with and without labels read. Histograms are asked for by their own name. */
const METRICS = [
  'istio_requests_total',
  'istio_request_messages_total',
  'istio_response_messages_total',
  'istio_tcp_received_bytes_total',
  'istio_tcp_sent_bytes_total',
  'istio_request_duration_milliseconds_sum',
  'istio_request_duration_milliseconds_count',
  'istio_request_bytes_sum',
]
const BUCKETS = 'istio_request_duration_milliseconds_bucket'

/** Two samples lie in each window, the fewest that make a rate: it favours the plain query, which only reads them. */
const STEP_MS = 30_000

/**
 * The samples of the last minute before `endMs`, as OpenMetrics text. Buckets come only where one end is in the namespaces
 * whose quantiles are measured: those of a whole mesh are 400,000 series, which take minutes to load.
 */
export function samplesOf(source: SeriesSource, endMs: number, quantilesOf: readonly string[]): Iterable<string> {
  const wanted = new Set(quantilesOf)
  const thinned: SeriesSource = {
    nowMs: () => endMs,
    scrapeIntervalMs: STEP_MS,
    historyMs: source.historyMs,
    metricNames: () => source.metricNames(),
    metadata: () => source.metadata(),
    targets: () => source.targets(),
    hasSeries: (metric) => source.hasSeries(metric),
    series: (metric) => {
      const all = source.series(metric)
      const kept = metric === BUCKETS ? all.filter((one) => touches(one, wanted)) : all
      return kept.map((one) => ({ labels: one.labels, samples: (_from, toMs) => twoSamples(one, toMs) }))
    },
  }
  return openMetrics(thinned, { fromMs: endMs - 2 * STEP_MS, toMs: endMs, metrics: [...METRICS, BUCKETS] })
}

function touches({ labels }: StoredSeries, namespaces: ReadonlySet<string>): boolean {
  return ['source_workload_namespace', 'destination_workload_namespace', 'destination_service_namespace'].some(
    (label) => namespaces.has(labels[label] ?? ''),
  )
}

function twoSamples(series: StoredSeries, toMs: number): SampleRun {
  const runs = [toMs - STEP_MS, toMs].map((at) => series.samples(at - 5000, at))
  return { times: runs.flatMap(({ times }) => times), values: runs.flatMap(({ values }) => values), stale: [] }
}
