import { source } from '@/lib/doctor/testing/source'
import { clusterFacts } from '@/lib/graph/testing/facts'
import type { SetupKnown } from '../setup-known'

/** A mesh in which everything is done; parts are replaced by `part`. */
export function known(part: Partial<SetupKnown> = {}): SetupKnown {
  const place = { cluster: 'east', namespace: 'istio-system', name: 'istiod', version: '1.27.1' }
  const replicas = { available: 1, desired: 1, status: 'healthy' } as const
  return {
    sources: [source('prometheus'), source('kubernetes'), source('jaeger')],
    cluster: clusterFacts(),
    components: {
      controlPlanes: [{ role: 'istiod', ...place, ...replicas, revision: 'default', configured: true }],
      components: [],
    },
    modes: [
      { name: 'shop', inMesh: 'sidecar', workloads: 2 },
      { name: 'istio-system', inMesh: 'control-plane', workloads: 1 },
    ],
    controlPlaneNamespaces: ['istio-system'],
    limited: false,
    istioMetrics: ['istio_build', 'istio_requests_total'],
    counted: { proxies: 4, controlPlanes: 1, secured: 9, unsecured: 0 },
    traffic: true,
    traces: { names: 3, matched: 3, template: 'auto' },
    grafana: { dashboards: 6 },
    entry: null,
    ...part,
  }
}
