import type { MeshEntry } from './find-entry'

/** As in Istio's own documentation of Prometheus. */
export const PROXY_JOB = `scrape_configs:
  - job_name: envoy-stats
    metrics_path: /stats/prometheus
    kubernetes_sd_configs:
      - role: pod
    relabel_configs:
      - source_labels: [__meta_kubernetes_pod_container_port_name]
        action: keep
        regex: '.*-envoy-prom'`

export const CONTROL_PLANE_JOB = `scrape_configs:
  - job_name: istiod
    kubernetes_sd_configs:
      - role: endpoints
        namespaces:
          names: [istio-system]
    relabel_configs:
      - source_labels: [__meta_kubernetes_service_name, __meta_kubernetes_endpoint_port_name]
        action: keep
        regex: istiod;http-monitoring`

export const TRACING_OBJECT = `apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: tracing
  namespace: istio-system
spec:
  tracing:
    - providers:
        - name: <provider of the mesh configuration>
      randomSamplingPercentage: 10`

/** A hundred requests through a gateway. */
export function trafficLoop(entry: MeshEntry | null): string {
  const url = entry === null ? 'http://<gateway address>/<first route>' : `http://${entry.address}${entry.path}`
  const host = entry?.host == null ? '' : `-H 'Host: ${entry.host}' `
  return `for i in $(seq 1 100); do curl -s -o /dev/null ${host}${url}; done`
}
