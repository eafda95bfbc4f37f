import { lostLabels } from '@/lib/doctor/advice/lost-labels'
import { OLD_TELEMETRY, oldMetrics } from '@/lib/doctor/advice/old-telemetry'
import {
  fewProxiesReport,
  ISTIOD_REPORTS,
  ISTIOD_SILENT,
  mostReport,
  NO_ISTIO_METRICS,
  NO_PROXY_REPORTS,
  PROXIES_REPORT,
} from '@/lib/doctor/advice/scrape-istio'
import { REQUESTS_COUNTED, sendRequests } from '@/lib/doctor/advice/send-requests'
import { SECURITY_LABEL, TRAFFIC_METRICS } from '@/lib/doctor/queries'
import { WAITS } from '@/lib/doctor/waits'
import { findCandidate } from './candidates'
import { done, type SetupStep, undone, waiting } from './checklist'
import { missingStore } from './missing-store'
import { type SetupKnown, worstSource } from './setup-known'

export function metricStoreStep(known: SetupKnown): SetupStep {
  const id = 'metric-store'
  const source = worstSource(known, 'metrics')
  if (source?.state === 'fresh') {
    const version = source.version === null ? '' : ` ${source.version}`
    const every = source.scrapeIntervalSeconds === null ? '' : `, and scrapes every ${source.scrapeIntervalSeconds} s`
    return done(id, `${source.name} (${source.type}${version}) answers${every}.`)
  }
  if (source?.state === 'starting') return waiting(id, WAITS.first)
  const missing = missingStore({
    source,
    candidate: findCandidate(known.cluster.services, 'metrics', known.controlPlaneNamespaces),
    type: 'prometheus',
    notAsked: 'No metric store is asked.',
    otherwise: 'Name the address of Prometheus, or of a store that speaks its API, in the configuration:',
  })
  return undone(id, 'missing', missing)
}

export function istioMetricsStep({ istioMetrics }: SetupKnown): SetupStep {
  const id = 'istio-metrics'
  if (istioMetrics === null) return waiting(id, WAITS.metrics)
  const present = TRAFFIC_METRICS.filter((name) => istioMetrics.includes(name))
  if (present.length > 0)
    return done(id, `${istioMetrics.length} metrics of Istio are there, ${present.join(' and ')} among them.`)
  if (oldMetrics(istioMetrics).length > 0) return undone(id, 'missing', OLD_TELEMETRY)
  if (istioMetrics.length > 0) {
    return waiting(
      id,
      `${istioMetrics.length} metrics of Istio are there, but no proxy has counted a request or byte yet.`,
    )
  }
  return undone(id, 'missing', NO_ISTIO_METRICS)
}

export function proxiesStep({ counted, cluster, limited }: SetupKnown): SetupStep {
  const id = 'proxies-scraped'
  if (counted === null) return waiting(id, WAITS.metrics)
  const { proxies } = counted
  const expected = cluster.workloads.reduce((sum, { sidecarPods }) => sum + sidecarPods, 0)
  if (proxies === 0) {
    if (expected === 0) return waiting(id, 'No pod has a sidecar. Ambient traffic is told by ztunnel and waypoints.')
    return undone(id, 'missing', NO_PROXY_REPORTS)
  }
  if (limited) return done(id, PROXIES_REPORT)
  if (mostReport(proxies, expected)) return done(id, `${proxies} proxies report to the store.`)
  return undone(id, 'attention', fewProxiesReport(proxies, expected))
}

export function controlPlaneScrapedStep({ counted, components, limited }: SetupKnown): SetupStep {
  const id = 'control-plane-scraped'
  if (counted === null) return waiting(id, WAITS.metrics)
  if (counted.controlPlanes > 0)
    return done(id, limited ? ISTIOD_REPORTS : `${counted.controlPlanes} istiod report to the store.`)
  if (components.controlPlanes.length === 0) return waiting(id, WAITS.controlPlane)
  return undone(id, 'attention', ISTIOD_SILENT)
}

export function trafficStep({ traffic, entry }: SetupKnown): SetupStep {
  const id = 'traffic'
  if (traffic === null) return waiting(id, WAITS.metrics)
  if (traffic) return done(id, REQUESTS_COUNTED)
  return undone(id, 'missing', sendRequests('Nothing moved in this window.', entry))
}

export function securityStep({ counted, limited }: SetupKnown): SetupStep {
  const id = 'security-labels'
  if (counted === null) return waiting(id, WAITS.metrics)
  const { secured, unsecured } = counted
  const series = secured + unsecured
  if (series === 0) return waiting(id, WAITS.requests)
  if (unsecured === 0) return done(id, 'Every series of requests says whether it was encrypted.')
  return undone(id, 'attention', lostLabels({ lacking: [[SECURITY_LABEL, unsecured]], series, limited }))
}
