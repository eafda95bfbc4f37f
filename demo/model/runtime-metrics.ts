import type { PodMoment, PodGauge } from './metric-catalogue'
import type { Pod } from './topology'

// What the programs in the pods tell of themselves. Every value is a closed formula of how long the pod has run, so history is there at once.

type Value = (moment: PodMoment) => number
type Labels = Readonly<Record<string, string>>

const MIB = 1024 ** 2
const HOUR = 3_600

const ofApp = (app: string) => (pod: Pod) => (pod.labels.get('app') === app ? {} : undefined)
const ofIstiod = (pod: Pod) => (pod.istio?.component === 'pilot' ? {} : undefined)
const withLabels = (own: (pod: Pod) => Labels | undefined, more: Labels) => (pod: Pod) =>
  own(pod) === undefined ? undefined : more

/** A wave around a middle, with a phase of its own for each pod. */
export const wave =
  (middle: number, swing: number, periodSeconds: number): Value =>
  ({ secondsUp, phase }) =>
    middle + swing * Math.sin(2 * Math.PI * (secondsUp / periodSeconds + phase))

/** What such a wave adds up to: it never falls, as long as the swing is smaller than the middle. */
export const total =
  (middle: number, swing: number, periodSeconds: number): Value =>
  ({ secondsUp, phase }) => {
    const scale = (swing * periodSeconds) / (2 * Math.PI)
    const at = (seconds: number) => -scale * Math.cos(2 * Math.PI * (seconds / periodSeconds + phase))
    return middle * secondsUp + at(secondsUp) - at(0)
  }

/** Fills up and is emptied. */
const sawtooth =
  (low: number, high: number, periodSeconds: number): Value =>
  ({ secondsUp, phase }) =>
    low + (high - low) * ((secondsUp / periodSeconds + phase) % 1)

/** How often that was emptied. */
const rounds =
  (periodSeconds: number): Value =>
  ({ secondsUp, phase }) =>
    Math.floor(secondsUp / periodSeconds + phase)

const times =
  (value: Value, factor: number): Value =>
  (moment) =>
    factor * value(moment)

function gauge(name: string, help: string, labels: PodGauge['labels'], value: Value): PodGauge {
  return { name, help, type: 'gauge', labels, value }
}
function counter(name: string, help: string, labels: PodGauge['labels'], value: Value): PodGauge {
  return { name, help, type: 'counter', labels, value }
}

const node = ofApp('ratings')
const NODE_METRICS: readonly PodGauge[] = [
  gauge('nodejs_eventloop_lag_seconds', 'Lag of the event loop.', node, wave(0.004, 0.002, 0.4 * HOUR)),
  gauge('nodejs_active_handles_total', 'Active handles.', node, (moment) => Math.round(wave(14, 5, HOUR)(moment))),
  gauge('nodejs_active_requests_total', 'Active requests.', node, (moment) => Math.round(wave(1.5, 1.4, 600)(moment))),
  gauge('nodejs_heap_size_total_bytes', 'Size of the heap.', node, () => 38 * MIB),
  gauge('nodejs_heap_size_used_bytes', 'Heap in use.', node, sawtooth(17 * MIB, 31 * MIB, 420)),
  gauge('nodejs_external_memory_bytes', 'Memory outside the heap.', node, wave(2.1 * MIB, 0.3 * MIB, HOUR)),
  counter('process_cpu_user_seconds_total', 'User CPU.', node, total(0.035, 0.02, HOUR)),
  counter('process_cpu_system_seconds_total', 'System CPU.', node, total(0.009, 0.004, HOUR)),
  counter('nodejs_gc_duration_seconds_count', 'Garbage collections.', node, rounds(420)),
  counter('nodejs_gc_duration_seconds_sum', 'Time in garbage collection.', node, times(rounds(420), 0.0035)),
]

const jvm = ofApp('reviews')
const heap = withLabels(jvm, { area: 'heap', id: 'G1 Eden Space' })
const other = withLabels(jvm, { area: 'nonheap', id: 'Metaspace' })
const minor = withLabels(jvm, { action: 'end of minor GC', cause: 'G1 Evacuation Pause' })
const JVM_METRICS: readonly PodGauge[] = [
  gauge('jvm_memory_used_bytes', 'Memory in use.', heap, sawtooth(96 * MIB, 310 * MIB, 300)),
  gauge('jvm_memory_used_bytes', 'Memory in use.', other, wave(88 * MIB, 1 * MIB, 6 * HOUR)),
  gauge('jvm_memory_committed_bytes', 'Memory committed.', heap, () => 384 * MIB),
  gauge('jvm_memory_committed_bytes', 'Memory committed.', other, () => 96 * MIB),
  gauge('jvm_memory_max_bytes', 'Most memory.', heap, () => 512 * MIB),
  gauge('jvm_threads_live_threads', 'Live threads.', jvm, (moment) => Math.round(wave(46, 4, HOUR)(moment))),
  gauge('jvm_threads_daemon_threads', 'Daemon threads.', jvm, (moment) => Math.round(wave(39, 3, HOUR)(moment))),
  gauge('jvm_threads_peak_threads', 'Most threads.', jvm, () => 52),
  gauge('jvm_classes_loaded_classes', 'Classes loaded.', jvm, () => 14_210),
  gauge('process_cpu_usage', 'Share of the processor.', jvm, wave(0.06, 0.035, 0.7 * HOUR)),
  gauge('system_cpu_usage', 'Share of the machine.', jvm, wave(0.31, 0.12, 1.3 * HOUR)),
  counter('jvm_gc_pause_seconds_count', 'Garbage collections.', minor, rounds(300)),
  counter('jvm_gc_pause_seconds_sum', 'Time in garbage collection.', minor, times(rounds(300), 0.011)),
]

/** Shares of pushes that had arrived within so many seconds. */
const ARRIVED: readonly (readonly [le: string, share: number])[] = [
  ['0.1', 0.62],
  ['0.5', 0.9],
  ['1.0', 0.97],
  ['3.0', 0.995],
  ['5.0', 1],
  ['10.0', 1],
  ['20.0', 1],
  ['30.0', 1],
  ['+Inf', 1],
]
const PUSHED: readonly (readonly [le: string, share: number])[] = [
  ['0.01', 0.85],
  ['0.1', 0.995],
  ['1.0', 1],
  ['3.0', 1],
  ['5.0', 1],
  ['10.0', 1],
  ['20.0', 1],
  ['30.0', 1],
  ['+Inf', 1],
]
const PUSH_TYPES = { cds: 0.02, eds: 0.09, lds: 0.02, rds: 0.03 } as const
const arrivals: Value = (moment) => Math.floor(total(4, 2.4, HOUR)(moment))
const CONVERGENCE = 'pilot_proxy_convergence_time'

const ISTIOD_METRICS: readonly PodGauge[] = [
  gauge(
    'pilot_xds',
    'Proxies connected.',
    ({ istio }) => (istio?.component === 'pilot' ? { version: istio.tag } : undefined),
    ({ proxies }) => proxies(),
  ),
  ...Object.entries(PUSH_TYPES).map(([type, rate]) =>
    counter('pilot_xds_pushes', 'Pushes.', withLabels(ofIstiod, { type }), (moment) =>
      Math.floor(moment.proxies() * total(rate / 5, rate / 9, HOUR)(moment)),
    ),
  ),
  counter('pilot_total_xds_rejects', 'Refused by proxies.', ofIstiod, () => 0),
  counter('pilot_total_xds_internal_errors', 'Errors.', ofIstiod, () => 0),
  ...ARRIVED.map(([le, share]) =>
    counter(`${CONVERGENCE}_bucket`, 'Time until a change arrived.', withLabels(ofIstiod, { le }), (moment) =>
      Math.floor(arrivals(moment) * share),
    ),
  ),
  counter(`${CONVERGENCE}_count`, 'Changes that arrived.', ofIstiod, arrivals),
  counter(`${CONVERGENCE}_sum`, 'Time until they arrived.', ofIstiod, times(arrivals, 0.19)),
  counter(
    'pilot_k8s_cfg_events',
    'Events.',
    withLabels(ofIstiod, { event: 'update', type: 'VirtualService' }),
    (moment) => Math.floor(total(0.01, 0.008, HOUR)(moment)),
  ),
  ...PUSHED.map(([le, share]) =>
    counter('pilot_xds_push_time_bucket', 'Time of pushes.', withLabels(ofIstiod, { type: 'eds', le }), (moment) =>
      Math.floor(arrivals(moment) * share),
    ),
  ),
  counter('pilot_xds_push_time_count', 'Pushes.', withLabels(ofIstiod, { type: 'eds' }), arrivals),
  counter('pilot_xds_push_time_sum', 'Time of pushes.', withLabels(ofIstiod, { type: 'eds' }), times(arrivals, 0.006)),
  ...['citadel_server_root_cert_expiry_timestamp', 'citadel_server_cert_chain_expiry_timestamp'].map((name) =>
    gauge(
      name,
      'The unix timestamp, in seconds, when Citadel’s certificate will expire.',
      ofIstiod,
      ({ rootEndsSeconds }) => rootEndsSeconds(),
    ),
  ),
  gauge(
    'process_start_time_seconds',
    'Start of the process.',
    ofIstiod,
    ({ atSeconds, secondsUp }) => atSeconds - secondsUp,
  ),
  counter('process_cpu_seconds_total', 'CPU.', ofIstiod, total(0.11, 0.05, HOUR)),
  gauge('process_resident_memory_bytes', 'Resident memory.', ofIstiod, wave(182 * MIB, 9 * MIB, 2 * HOUR)),
  gauge('go_memstats_heap_inuse_bytes', 'Heap in use.', ofIstiod, sawtooth(74 * MIB, 121 * MIB, 120)),
  gauge('go_goroutines', 'Goroutines.', ofIstiod, (moment) => Math.round(wave(640, 30, HOUR)(moment))),
  gauge('go_info', 'Version of Go.', withLabels(ofIstiod, { version: 'go1.26.1' }), () => 1),
]

export const RUNTIME_METRICS: readonly PodGauge[] = [...NODE_METRICS, ...JVM_METRICS, ...ISTIOD_METRICS]
