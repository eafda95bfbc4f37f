import { LIST_TELEMETRIES, lostLabels } from './advice/lost-labels'
import { OLD_TELEMETRY, oldMetrics } from './advice/old-telemetry'
import {
  fewProxiesReport,
  ISTIOD_REPORTS,
  ISTIOD_SILENT,
  mostReport,
  NO_ISTIO_METRICS,
  NO_PROXY_REPORTS,
  PROXIES_REPORT,
  silentNamespaces,
} from './advice/scrape-istio'
import type { DoctorEvidence, MetricEvidence } from './evidence'
import { clear, found, row, rows, type Rule, unknown } from './judgement'
import { WAITS } from './waits'

const REQUESTS = 'istio_requests_total'
const DURATION = 'istio_request_duration_milliseconds'
const MOST_ROWS = 5

/** S08: no series of Istio at all. */
export const noIstioMetricsRule: Rule<MetricEvidence> = {
  cause: 'S08',
  severity: 'error',
  judge({ istioMetrics, tenant }) {
    if (istioMetrics === null) return unknown(WAITS.metrics)
    if (istioMetrics.length > 0) return clear(`${istioMetrics.length} metrics of Istio are there.`)
    return found(NO_ISTIO_METRICS, rows({ Tenant: tenant }))
  },
}

/** S11: telemetry of Mixer. */
const mixer: Rule<MetricEvidence> = {
  cause: 'S11',
  severity: 'error',
  after: ['S08'],
  judge({ istioMetrics }) {
    if (istioMetrics === null) return unknown(WAITS.metrics)
    const old = oldMetrics(istioMetrics)
    if (old.length === 0) return clear('None of its metrics is of Istio 1.4 or older.')
    return found(
      OLD_TELEMETRY,
      old.slice(0, MOST_ROWS).map((name) => row('Metric', name)),
    )
  },
}

/** S10: labels that series of requests lack. */
const labels: Rule<MetricEvidence> = {
  cause: 'S10',
  severity: 'warning',
  after: ['S08', 'S11', 'S12'],
  judge({ labels: told }, { limited }) {
    if (told === null) return unknown(WAITS.metrics)
    const { series } = told
    if (series === 0) return unknown(WAITS.requests)
    const lacking = Object.entries(told.missing).filter(([, count]) => count > 0)
    if (lacking.length === 0) return clear('Every series of requests has the labels that Pharos reads.')
    return found(
      lostLabels({ lacking, series, limited }),
      limited ? [] : lacking.map(([label, count]) => row(label, `absent in ${count} of ${series}`)),
    )
  },
}

/** S16: durations cannot be told. */
const buckets: Rule<MetricEvidence> = {
  cause: 'S16',
  severity: 'warning',
  after: ['S08', 'S11'],
  judge({ istioMetrics, nativeDuration }) {
    if (istioMetrics === null) return unknown(WAITS.metrics)
    if (!istioMetrics.includes(REQUESTS)) return unknown(WAITS.requests)
    if (nativeDuration || istioMetrics.includes(`${DURATION}_bucket`)) return clear('It has histograms of durations.')
    return found(
      [
        'The store has no histogram of durations of requests, so that response times cannot be told.',
        `Keep ${DURATION}_bucket: look for metric_relabel_configs in Prometheus that drop it, and for a Telemetry object that disables it.`,
        LIST_TELEMETRIES,
      ],
      [row('Missing', `${DURATION}_bucket`)],
    )
  },
}

function buildsOf({ builds }: DoctorEvidence, isOne: (component: string, namespace: string | null) => boolean): number {
  return (builds ?? []).reduce((sum, one) => (isOne(one.component, one.namespace) ? sum + one.count : sum), 0)
}

/** S17: sidecars exist, and do not report. */
const proxies: Rule<MetricEvidence> = {
  cause: 'S17',
  severity: 'error',
  after: ['S08', 'S11', 'S12'],
  once: true,
  judge(_, all) {
    const { builds, pods, limited } = all
    if (builds === null) return unknown(WAITS.metrics)
    if (pods === null) return unknown(WAITS.cluster)
    const withSidecars = pods.filter(({ sidecarPods }) => sidecarPods > 0)
    if (withSidecars.length === 0) return clear('No pod of these namespaces has a sidecar.')
    const isTold = builds.some(({ component, namespace }) => component === 'proxy' && namespace !== null)
    const silent = isTold
      ? withSidecars.filter(({ name }) => buildsOf(all, (component, at) => component === 'proxy' && at === name) === 0)
      : []
    if (silent.length > 0 && silent.length < withSidecars.length) {
      return found(
        silentNamespaces(silent.map(({ name }) => name)),
        silent.map(({ name, sidecarPods }) => row(name, `${sidecarPods} pods with a sidecar, 0 report`)),
      )
    }
    const expected = withSidecars.reduce((sum, { sidecarPods }) => sum + sidecarPods, 0)
    const names = new Set(withSidecars.map(({ name }) => name))
    const reporting = buildsOf(all, (component, at) => component === 'proxy' && (!isTold || (at !== null && names.has(at)))) // prettier-ignore
    const evidence =
      limited && !isTold ? [] : rows({ 'Pods with a sidecar': expected, 'Proxies that report': reporting })
    if (reporting === 0) return found(NO_PROXY_REPORTS, evidence)
    if ((limited && !isTold) || mostReport(reporting, expected)) return clear(PROXIES_REPORT, evidence)
    return found(fewProxiesReport(reporting, expected), evidence)
  },
}

/** S18: istiod does not report. */
const controlPlane: Rule<MetricEvidence> = {
  cause: 'S18',
  severity: 'warning',
  after: ['S08', 'S11', 'S12'],
  once: true,
  judge(_, all) {
    if (all.builds === null) return unknown(WAITS.metrics)
    const reporting = buildsOf(all, (component) => component === 'pilot')
    if (reporting > 0) return clear(ISTIOD_REPORTS)
    if (all.controlPlanes === null || all.controlPlanes === 0) return unknown(WAITS.controlPlane)
    return found(ISTIOD_SILENT)
  },
}

export const ISTIO_METRIC_RULES: readonly Rule<MetricEvidence>[] = [mixer, labels, buckets, proxies, controlPlane]
