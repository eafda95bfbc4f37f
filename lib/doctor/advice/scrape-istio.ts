import { nameFirst } from '@/lib/std/name-first'
import type { Advice } from './advice'

// Both jobs as in Istio's own documentation of Prometheus.

const PROXY_JOB = `scrape_configs:
  - job_name: envoy-stats
    metrics_path: /stats/prometheus
    kubernetes_sd_configs:
      - role: pod
    relabel_configs:
      - source_labels: [__meta_kubernetes_pod_container_port_name]
        action: keep
        regex: '.*-envoy-prom'`

const CONTROL_PLANE_JOB = `scrape_configs:
  - job_name: istiod
    kubernetes_sd_configs:
      - role: endpoints
        namespaces:
          names: [istio-system]
    relabel_configs:
      - source_labels: [__meta_kubernetes_service_name, __meta_kubernetes_endpoint_port_name]
        action: keep
        regex: istiod;http-monitoring`

const SCRAPE_PROXIES = ['Let Prometheus scrape the proxies:', PROXY_JOB] as const

/** Pods come and go between two scrapes: a tenth of them, and one of few. */
const LATE = 0.1

/** Whether about as many proxies report as pods have one. */
export function mostReport(reporting: number, expected: number): boolean {
  return reporting >= expected - Math.max(1, expected * LATE)
}

export const PROXIES_REPORT = 'Proxies report to the store.'
export const ISTIOD_REPORTS = 'istiod reports to the store.'

/** S08: the store holds nothing of Istio. */
export const NO_ISTIO_METRICS: Advice = ['The store has no metric whose name begins with istio_.', ...SCRAPE_PROXIES]

/** S17: none of the proxies that are there is scraped. */
export const NO_PROXY_REPORTS: Advice = ['Pods have sidecars, and no proxy reports to the store.', ...SCRAPE_PROXIES]

/** S17: fewer proxies are scraped than there are. @param expected pods with a sidecar */
export function fewProxiesReport(reporting: number, expected: number): Advice {
  return [
    `${reporting} proxies report to the store, and ${expected} pods have a sidecar.`,
    'Check that Prometheus scrapes every namespace:',
    PROXY_JOB,
  ]
}

/** S17: these namespaces are not scraped, others are. */
export function silentNamespaces(names: readonly string[]): Advice {
  return [
    `No proxy of ${nameFirst(names)} reports to the store, though pods there have a sidecar.`,
    'Let Prometheus scrape these namespaces, too:',
    PROXY_JOB,
  ]
}

/** S18: the control plane is not scraped. */
export const ISTIOD_SILENT: Advice = [
  'istiod does not report to the store.',
  'Let Prometheus scrape it:',
  CONTROL_PLANE_JOB,
]
