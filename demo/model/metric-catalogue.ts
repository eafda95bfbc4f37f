import type { MetricMetadata } from '../series-source'
import type { Latency } from './latency'
import type { Traits } from './outcome'
import { RUNTIME_METRICS } from './runtime-metrics'
import type { FlowKind } from './telemetry'
import type { Pod } from './topology'

/** Bounds of Istio's histograms, in milliseconds and in bytes. */
const BOUNDS = [
  0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000,
  3_600_000,
] as const

/**
 * How a counter follows from the calls counted on a flow: whole calls times a weight (`stepped`), or the weighted calls cut
 * to a whole number (`floored`, for weights of at most 1).
 */
export interface Measure {
  readonly metric: string
  readonly rounding: 'stepped' | 'floored'
  readonly weight: (traits: Traits) => number
  readonly le?: string
  /** Exists as soon as a call was counted, even at 0. */
  readonly fromFirstCall: boolean
}

interface Family extends MetricMetadata {
  readonly of: readonly FlowKind[]
  readonly measures: readonly Measure[]
}

const REQUESTS: readonly FlowKind[] = ['http', 'grpc']

function counter(name: string, help: string, of: readonly FlowKind[], measure: Partial<Measure> = {}): Family {
  const own = { metric: name, rounding: 'stepped', weight: () => 1, fromFirstCall: false, ...measure } as const
  return { name, help, type: 'counter', of, measures: [own] }
}

function histogram(
  name: string,
  help: string,
  mean: (traits: Traits) => number,
  within: (traits: Traits, index: number) => number,
): Family {
  const own = { rounding: 'stepped', fromFirstCall: true } as const
  const buckets = BOUNDS.map((bound, index): Measure => {
    return {
      metric: `${name}_bucket`,
      le: boundText(bound),
      rounding: 'floored',
      weight: (traits) => within(traits, index),
      fromFirstCall: true,
    }
  })
  const measures: Measure[] = [
    ...buckets,
    { ...own, metric: `${name}_bucket`, le: '+Inf', weight: () => 1 },
    { ...own, metric: `${name}_sum`, weight: mean },
    { ...own, metric: `${name}_count`, weight: () => 1 },
  ]
  return { name, help, type: 'histogram', of: REQUESTS, measures }
}

/** As Prometheus 3 stores bounds: always a fraction or an exponent. */
function boundText(bound: number): string {
  if (bound >= 1e6) return `${bound / 1e6}e+06`
  return Number.isInteger(bound) ? `${bound}.0` : String(bound)
}

const known = new WeakMap<Latency, readonly number[]>()

function shareWithin(latency: Latency, index: number): number {
  let shares = known.get(latency)
  if (shares === undefined) {
    let highest = 0
    shares = BOUNDS.map((bound) => (highest = Math.max(highest, latency.shareWithin(bound))))
    known.set(latency, shares)
  }
  return shares[index] ?? 1
}
function sizeWithin(bytes: number, index: number): number {
  return bytes <= (BOUNDS[index] ?? Infinity) ? 1 : 0
}

const CONNECTIONS = { rounding: 'floored', weight: ({ connections }: Traits) => connections } as const

export const FAMILIES: readonly Family[] = [
  counter('istio_requests_total', 'Total number of requests.', REQUESTS),
  histogram(
    'istio_request_duration_milliseconds',
    'Duration of requests.',
    ({ latency }) => latency.meanMs,
    ({ latency }, index) => shareWithin(latency, index),
  ),
  histogram(
    'istio_request_bytes',
    'Size of request bodies.',
    ({ requestBytes }) => requestBytes,
    ({ requestBytes }, index) => sizeWithin(requestBytes, index),
  ),
  histogram(
    'istio_response_bytes',
    'Size of response bodies.',
    ({ responseBytes }) => responseBytes,
    ({ responseBytes }, index) => sizeWithin(responseBytes, index),
  ),
  counter('istio_request_messages_total', 'Total number of gRPC messages sent by clients.', ['messages']),
  counter('istio_response_messages_total', 'Total number of gRPC messages sent by servers.', ['messages']),
  counter('istio_tcp_connections_opened_total', 'Total number of opened connections.', ['tcp'], CONNECTIONS),
  counter('istio_tcp_connections_closed_total', 'Total number of closed connections.', ['tcp', 'unmade'], CONNECTIONS),
  counter('istio_tcp_connections_failed_total', 'Total number of failed connections.', ['unmade'], CONNECTIONS),
  counter('istio_tcp_received_bytes_total', 'Bytes received from clients.', ['tcp'], {
    weight: ({ requestBytes }) => requestBytes,
  }),
  counter('istio_tcp_sent_bytes_total', 'Bytes sent to clients.', ['tcp'], {
    weight: ({ responseBytes }) => responseBytes,
  }),
]

/** When a pod is asked. */
export interface PodMoment {
  /** Unix seconds. */
  readonly atSeconds: number
  readonly secondsUp: number
  /** From 0 to 1, another one for each pod. */
  readonly phase: number
  /** How many proxies there are then. */
  readonly proxies: () => number
  /** Unix seconds at which the root of the mesh ends, as it is now. */
  readonly rootEndsSeconds: () => number
}

/** What every pod of a kind reports, independent of traffic. Several of one name differ in their labels. */
export interface PodGauge extends MetricMetadata {
  /** Undefined: this pod does not report it. */
  readonly labels: (pod: Pod) => Readonly<Record<string, string>> | undefined
  readonly value: (moment: PodMoment) => number
}

function gauge(name: string, help: string, labels: PodGauge['labels'], value: PodGauge['value'] = () => 1): PodGauge {
  return { name, help, type: 'gauge', labels, value }
}
const ofComponent = (component: string) => (pod: Pod) => (pod.istio?.component === component ? {} : undefined)

const CERTIFICATE_SECONDS = 86_400
/** A certificate is for a day, and a new one is asked for when half of it is over. */
const certificateSeconds = ({ secondsUp, phase }: PodMoment) =>
  Math.floor(CERTIFICATE_SECONDS - ((secondsUp + (phase * CERTIFICATE_SECONDS) / 2) % (CERTIFICATE_SECONDS / 2)))
const uptime = ({ secondsUp }: PodMoment) => secondsUp

export const POD_GAUGES: readonly PodGauge[] = [
  gauge('up', 'Whether the target was scraped.', () => ({})),
  gauge(
    'istio_build',
    'Istio component build info.',
    ({ istio }) => istio && { component: istio.component, tag: istio.tag },
  ),
  gauge('pilot_info', 'Pilot version and build information.', ({ istio }) =>
    istio?.component === 'pilot' ? { version: istio.tag } : undefined,
  ),
  gauge('envoy_server_live', 'Whether the proxy is live.', ofComponent('proxy')),
  gauge('envoy_server_uptime', 'Seconds since the proxy started.', ofComponent('proxy'), uptime),
  gauge(
    'istio_agent_cert_expiry_seconds',
    'Seconds until the certificate of the workload ends.',
    (pod) => (pod.istio?.component === 'proxy' ? { resource_name: 'default' } : undefined),
    certificateSeconds,
  ),
  gauge('istiod_uptime_seconds', 'Seconds since istiod started.', ofComponent('pilot'), uptime),
  ...RUNTIME_METRICS,
]
