/** The twelve charts about a thing, in their order (product 8). */
export const CHART_IDS = [
  'request_volume',
  'request_duration',
  'request_size',
  'response_size',
  'request_throughput',
  'response_throughput',
  'grpc_received',
  'grpc_sent',
  'tcp_opened',
  'tcp_closed',
  'tcp_received',
  'tcp_sent',
] as const
export type ChartId = (typeof CHART_IDS)[number]

/** Base units: requests, messages and connections per second, seconds, bytes, bits per second. */
export const CHART_UNITS = ['rps', 'msg/s', 'conn/s', 's', 'B', 'bit/s'] as const
export type ChartUnit = (typeof CHART_UNITS)[number]

/**
 * Where the numbers of a chart come from. `counter`: the rate of a metric times `factor`. `body`: the same of the sum of a histogram.
 * `histogram`: average and quantiles of a histogram, times `factor`.
 */
export interface ChartSource {
  readonly kind: 'counter' | 'body' | 'histogram'
  /** Of histograms without a suffix. */
  readonly metric: string
  readonly unit: ChartUnit
  readonly factor: number
}

const MS = 0.001
const BITS = 8

/** Istio names the bytes of TCP and messages from the server's side; the charts speak as the client does. */
export const CHARTS: Readonly<Record<ChartId, ChartSource>> = {
  request_volume: { kind: 'counter', metric: 'istio_requests_total', unit: 'rps', factor: 1 },
  request_duration: { kind: 'histogram', metric: 'istio_request_duration_milliseconds', unit: 's', factor: MS },
  request_size: { kind: 'histogram', metric: 'istio_request_bytes', unit: 'B', factor: 1 },
  response_size: { kind: 'histogram', metric: 'istio_response_bytes', unit: 'B', factor: 1 },
  request_throughput: { kind: 'body', metric: 'istio_request_bytes', unit: 'bit/s', factor: BITS },
  response_throughput: { kind: 'body', metric: 'istio_response_bytes', unit: 'bit/s', factor: BITS },
  grpc_received: { kind: 'counter', metric: 'istio_response_messages_total', unit: 'msg/s', factor: 1 },
  grpc_sent: { kind: 'counter', metric: 'istio_request_messages_total', unit: 'msg/s', factor: 1 },
  tcp_opened: { kind: 'counter', metric: 'istio_tcp_connections_opened_total', unit: 'conn/s', factor: 1 },
  tcp_closed: { kind: 'counter', metric: 'istio_tcp_connections_closed_total', unit: 'conn/s', factor: 1 },
  tcp_received: { kind: 'counter', metric: 'istio_tcp_sent_bytes_total', unit: 'bit/s', factor: BITS },
  tcp_sent: { kind: 'counter', metric: 'istio_tcp_received_bytes_total', unit: 'bit/s', factor: BITS },
}

/** What a line of a chart tells of its group. `rate` and `value` stand alone, and only rates add up; the others are of histograms. */
export const STATS = ['rate', 'value', 'avg', 'p50', 'p95', 'p99', 'p99.9'] as const
export type Stat = (typeof STATS)[number]

export const QUANTILES = ['p50', 'p95', 'p99', 'p99.9'] as const
export type QuantileName = (typeof QUANTILES)[number]
export const QUANTILE_RANKS = { p50: 0.5, p95: 0.95, p99: 0.99, 'p99.9': 0.999 } as const satisfies Record<
  QuantileName,
  number
>
