import { WAITS } from '@/lib/doctor/waits'
import { TRACE_STORE_TYPES } from '@/lib/tracing/store-types'
import { findCandidate } from './candidates'
import { done, type SetupStep, undone, waiting } from './checklist'
import { type SetupKnown, worstSource } from './setup-known'
import { CONTROL_PLANE_JOB, PROXY_JOB, trafficLoop } from './snippets'

const OTHERS: ReadonlySet<string> = new Set(['kubernetes', ...TRACE_STORE_TYPES])
const TRAFFIC_METRICS = ['istio_requests_total', 'istio_tcp_sent_bytes_total']
/** Of Istio 1.4 and older, whose telemetry is not read. */
const MIXER_METRIC = 'istio_request_duration_seconds'
/** Pods come and go between two scrapes. */
const ENOUGH = 0.9

export function metricStoreStep(known: SetupKnown): SetupStep {
  const id = 'metric-store'
  const source = worstSource(known, ({ type }) => !OTHERS.has(type))
  if (source?.state === 'fresh') {
    const version = source.version === null ? '' : ` ${source.version}`
    const every = source.scrapeIntervalSeconds === null ? '' : `, and scrapes every ${source.scrapeIntervalSeconds} s`
    return done(id, `${source.name} (${source.type}${version}) answers${every}.`)
  }
  if (source?.state === 'starting') return waiting(id, WAITS.first)
  const found = findCandidate(known.cluster.services, 'metrics', known.controlPlaneNamespaces)
  const lines = `metrics:\n  stores:\n    - url: ${found?.url ?? 'http://prometheus.istio-system:9090'}`
  const advice =
    found === undefined
      ? 'Name the address of Prometheus, or of a store that speaks its API, in the configuration:'
      : `The Service ${found.service} looks like one. Name it in the configuration:`
  const what =
    source?.state === 'off' || source === undefined ? 'No metric store is asked.' : `${source.name} does not answer.`
  return undone(id, 'missing', [`${what} ${source?.message ?? ''}`.trim(), advice, lines])
}

export function istioMetricsStep({ istioMetrics }: SetupKnown): SetupStep {
  const id = 'istio-metrics'
  if (istioMetrics === null) return waiting(id, WAITS.metrics)
  const present = TRAFFIC_METRICS.filter((name) => istioMetrics.includes(name))
  if (present.length > 0)
    return done(id, `${istioMetrics.length} metrics of Istio are there, ${present.join(' and ')} among them.`)
  if (istioMetrics.some((name) => name.startsWith(MIXER_METRIC))) {
    return undone(id, 'missing', [
      'The metrics are those of Istio 1.4 or older.',
      'Upgrade Istio: telemetry of Mixer is not read.',
    ])
  }
  if (istioMetrics.length > 0) {
    return waiting(
      id,
      `${istioMetrics.length} metrics of Istio are there, but no proxy has counted a request or byte yet.`,
    )
  }
  return undone(id, 'missing', [
    'The store has no metric whose name begins with istio_.',
    'Let Prometheus scrape the proxies:',
    PROXY_JOB,
  ])
}

export function proxiesStep({ counted, cluster, limited }: SetupKnown): SetupStep {
  const id = 'proxies-scraped'
  if (counted === null) return waiting(id, WAITS.metrics)
  const { proxies } = counted
  const expected = cluster.workloads.reduce((sum, { sidecarPods }) => sum + sidecarPods, 0)
  if (proxies === 0) {
    if (expected === 0) return waiting(id, 'No pod has a sidecar. Ambient traffic is told by ztunnel and waypoints.')
    return undone(id, 'missing', [
      'No proxy reports its build to the store.',
      'Let Prometheus scrape the proxies:',
      PROXY_JOB,
    ])
  }
  if (limited) return done(id, 'Proxies report to the store.')
  if (proxies >= expected * ENOUGH) return done(id, `${proxies} proxies report to the store.`)
  return undone(id, 'attention', [
    `${proxies} proxies report to the store, and ${expected} pods have a sidecar.`,
    'Check that Prometheus scrapes every namespace:',
    PROXY_JOB,
  ])
}

export function controlPlaneScrapedStep({ counted, components, limited }: SetupKnown): SetupStep {
  const id = 'control-plane-scraped'
  if (counted === null) return waiting(id, WAITS.metrics)
  if (counted.controlPlanes > 0)
    return done(id, limited ? 'istiod reports to the store.' : `${counted.controlPlanes} istiod report to the store.`)
  if (components.controlPlanes.length === 0) return waiting(id, WAITS.controlPlane)
  return undone(id, 'attention', [
    'istiod does not report to the store.',
    'Let Prometheus scrape it:',
    CONTROL_PLANE_JOB,
  ])
}

export function trafficStep({ traffic, entry }: SetupKnown): SetupStep {
  const id = 'traffic'
  if (traffic === null) return waiting(id, WAITS.metrics)
  if (traffic) return done(id, 'Requests or bytes were counted in this window.')
  const how =
    entry === null
      ? 'Send some requests through a gateway. None with an address was found, so put in its address and a route:'
      : 'Send some requests through the gateway:'
  return undone(id, 'missing', ['Nothing moved in this window.', how, trafficLoop(entry)])
}

export function securityStep({ counted, limited }: SetupKnown): SetupStep {
  const id = 'security-labels'
  if (counted === null) return waiting(id, WAITS.metrics)
  const { secured, unsecured } = counted
  if (secured + unsecured === 0) return waiting(id, WAITS.requests)
  if (unsecured === 0) return done(id, 'Every series of requests says whether it was encrypted.')
  const how = limited ? 'Some series' : `${unsecured} of ${secured + unsecured} series`
  return undone(id, 'attention', [
    `${how} of requests lack the label connection_security_policy, without which padlocks are missing.`,
    'Look for a Telemetry object whose overrides remove the label, and for relabelling in Prometheus that drops it:',
    'kubectl get telemetries.telemetry.istio.io --all-namespaces --output yaml',
  ])
}
