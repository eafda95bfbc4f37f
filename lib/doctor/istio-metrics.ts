import { CONTROL_PLANE_JOB, PROXY_JOB } from '@/lib/overview/setup/snippets'
import { nameFirst } from '@/lib/std/name-first'
import type { DoctorEvidence, MetricEvidence } from './evidence'
import { clear, found, row, rows, type Rule, unknown } from './judgement'
import { WAITS } from './waits'

/** Of Istio 1.4 and older, whose telemetry is not read. */
const MIXER_METRIC = 'istio_request_duration_seconds'
const REQUESTS = 'istio_requests_total'
const DURATION = 'istio_request_duration_milliseconds'
/** Pods come and go between two scrapes: a tenth of them, and one of few. */
const LATE = 0.1
const MOST_ROWS = 5

/** S08: no series of Istio at all. */
export const noIstioMetricsRule: Rule<MetricEvidence> = {
  cause: 'S08',
  severity: 'error',
  judge({ istioMetrics, tenant }) {
    if (istioMetrics === null) return unknown(WAITS.metrics)
    if (istioMetrics.length > 0) return clear(`${istioMetrics.length} metrics of Istio are there.`)
    return found(
      ['The store has no metric whose name begins with istio_.', 'Let Prometheus scrape the proxies:', PROXY_JOB],
      rows({ Tenant: tenant }),
    )
  },
}

/** S11: telemetry of Mixer. */
const mixer: Rule<MetricEvidence> = {
  cause: 'S11',
  severity: 'error',
  after: ['S08'],
  judge({ istioMetrics }) {
    if (istioMetrics === null) return unknown(WAITS.metrics)
    const old = istioMetrics.filter((name) => name.startsWith(MIXER_METRIC))
    if (old.length === 0) return clear('None of its metrics is of Istio 1.4 or older.')
    return found(
      ['The metrics are those of Istio 1.4 or older.', 'Upgrade Istio: telemetry of Mixer is not read.'],
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
    const [first] = lacking
    if (first === undefined) return clear('Every series of requests has the labels that Pharos reads.')
    const names = lacking.map(([label]) => label).join(', ')
    const how = limited ? 'Some series' : `${Math.max(...lacking.map(([, count]) => count))} of ${series} series`
    return found(
      [
        `${how} of requests lack ${lacking.length === 1 ? 'the label' : 'labels:'} ${names}.`,
        'Look for a Telemetry object whose overrides remove it, and for relabelling in Prometheus that drops it:',
        'kubectl get telemetries.telemetry.istio.io --all-namespaces --output yaml',
      ],
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
        'kubectl get telemetries.telemetry.istio.io --all-namespaces --output yaml',
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
      const names = nameFirst(silent.map(({ name }) => name))
      return found(
        [`No proxy of ${names} reports to the store, though pods there have a sidecar.`, 'Let Prometheus scrape these namespaces, too:', PROXY_JOB], // prettier-ignore
        silent.map(({ name, sidecarPods }) => row(name, `${sidecarPods} pods with a sidecar, 0 report`)),
      )
    }
    const expected = withSidecars.reduce((sum, { sidecarPods }) => sum + sidecarPods, 0)
    const names = new Set(withSidecars.map(({ name }) => name))
    const reporting = buildsOf(all, (component, at) => component === 'proxy' && (!isTold || (at !== null && names.has(at)))) // prettier-ignore
    const evidence =
      limited && !isTold ? [] : rows({ 'Pods with a sidecar': expected, 'Proxies that report': reporting })
    if (reporting === 0) {
      return found(['Pods have sidecars, and no proxy reports to the store.', 'Let Prometheus scrape the proxies:', PROXY_JOB], evidence) // prettier-ignore
    }
    if ((limited && !isTold) || reporting >= expected - Math.max(1, expected * LATE))
      return clear('Proxies report to the store.', evidence)
    return found(
      [`${reporting} proxies report to the store, and ${expected} pods have a sidecar.`, 'Check that Prometheus scrapes every namespace:', PROXY_JOB], // prettier-ignore
      evidence,
    )
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
    if (reporting > 0) return clear('istiod reports to the store.')
    if (all.controlPlanes === null || all.controlPlanes === 0) return unknown(WAITS.controlPlane)
    return found(['istiod does not report to the store.', 'Let Prometheus scrape it:', CONTROL_PLANE_JOB])
  },
}

export const ISTIO_METRIC_RULES: readonly Rule<MetricEvidence>[] = [mixer, labels, buckets, proxies, controlPlane]
