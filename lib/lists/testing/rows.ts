import type { HealthSummary } from '@/lib/health/summarise-health'
import type { ServiceRow, WorkloadRow } from '../model'

export function healthOf(status: HealthSummary['status'], errorRatio = 0): HealthSummary {
  return { status, errorRatio, items: [{ subject: 'requests', status, text: `It is ${status}`, rule: null }] }
}

/** A healthy workload of namespace `shop` with one request per second; parts are replaced by `part`. */
export function workloadRow(name: string, part: Partial<WorkloadRow> = {}): WorkloadRow {
  return {
    list: 'workloads',
    id: `east/shop/workload/${name}`,
    cluster: 'east',
    namespace: 'shop',
    name,
    labels: { app: name },
    health: healthOf('healthy'),
    traffic: { requestRate: 1, errorPercent: 0, p95Ms: 10, bytesRate: null },
    config: [],
    marks: [],
    type: 'Deployment',
    app: name,
    version: 'v1',
    ready: { available: 1, desired: 1 },
    mode: 'sidecar',
    ...part,
  }
}

export function serviceRow(name: string, part: Partial<ServiceRow> = {}): ServiceRow {
  const { id, cluster, namespace, labels, health, traffic, config, marks } = workloadRow(name)
  return {
    list: 'services',
    id,
    cluster,
    namespace,
    name,
    labels,
    health,
    traffic,
    config,
    marks,
    kind: 'kubernetes',
    ports: [],
    hosts: [],
    split: false,
    mode: 'sidecar',
    ...part,
  }
}
