/** The queries of a graph (graph.md, section 4: Q1 to Q8, Q17 and Q9, in that order); at most one of each, whatever the selection. */
export const QUERY_IDS = [
  'requests',
  'request-messages',
  'response-messages',
  'tcp-received',
  'tcp-sent',
  'duration-sum',
  'duration-count',
  'duration-bucket',
  'duration-native',
  'throughput',
] as const
export type QueryId = (typeof QUERY_IDS)[number]

/** Queries that carry traffic. When all of them that were sent failed, there is no graph; any other failure is a note. */
export const TRAFFIC_QUERY_IDS = [
  'requests',
  'request-messages',
  'response-messages',
  'tcp-received',
  'tcp-sent',
] as const satisfies readonly QueryId[]
export type TrafficQueryId = (typeof TRAFFIC_QUERY_IDS)[number]

/**
 * Istio names bytes from the server's side, the graph from the caller's: what the server received is what the caller sent.
 * `throughput` has two metrics, chosen by the request.
 */
export const METRICS = {
  requests: 'istio_requests_total',
  'request-messages': 'istio_request_messages_total',
  'response-messages': 'istio_response_messages_total',
  'tcp-received': 'istio_tcp_received_bytes_total',
  'tcp-sent': 'istio_tcp_sent_bytes_total',
  'duration-sum': 'istio_request_duration_milliseconds_sum',
  'duration-count': 'istio_request_duration_milliseconds_count',
  'duration-bucket': 'istio_request_duration_milliseconds_bucket',
} as const satisfies Record<Exclude<QueryId, 'throughput' | 'duration-native'>, string>

export const THROUGHPUT_METRICS = { request: 'istio_request_bytes_sum', response: 'istio_response_bytes_sum' } as const

/** Durations as native histograms (Q17): count, sum and buckets under one name. Told by `nativeDuration`, never missing. */
export const NATIVE_DURATION_METRIC = 'istio_request_duration_milliseconds'

/** Sizes of bodies as native histograms, whose sums are the bytes. Told by `nativeBodies`. */
export const NATIVE_THROUGHPUT_METRICS = { request: 'istio_request_bytes', response: 'istio_response_bytes' } as const
