import type { Mesh, MeshComponent } from '../model'

const NOW = '2026-01-01T12:00:00.000Z'

/** A component of which a test names what it is about. */
export function sampleComponent(id: string, parts: Partial<MeshComponent> = {}): MeshComponent {
  return {
    id,
    role: 'other',
    core: false,
    cluster: 'east',
    namespace: null,
    name: id,
    workload: null,
    product: null,
    state: 'healthy',
    reasons: [],
    version: null,
    image: null,
    replicas: null,
    cpu: null,
    memory: null,
    checkedAt: NOW,
    revision: null,
    tags: [],
    labels: {},
    address: null,
    source: null,
    entry: null,
    namespaces: null,
    ...parts,
  }
}

const ISTIOD = sampleComponent('istiod:east/istio-system/istiod', {
  role: 'istiod',
  core: true,
  namespace: 'istio-system',
  name: 'istiod',
  version: '1.28.0',
  image: 'istio/pilot:1.28.0',
  replicas: { available: 2, desired: 2 },
  cpu: { used: 0.12, limit: 2 },
  memory: { used: 180_000_000, limit: 200_000_000 },
  revision: 'default',
  tags: ['prod'],
})
const PLANE = sampleComponent('data-plane:east/default', {
  role: 'data-plane',
  name: 'default',
  revision: 'default',
  namespaces: [
    { name: 'bookinfo', mode: 'sidecar', workloads: 6, pods: 7 },
    { name: 'travel', mode: 'ambient', workloads: 3, pods: 3 },
  ],
})
const INGRESS = sampleComponent('ingress', {
  role: 'ingress-gateway',
  core: true,
  namespace: 'istio-system',
  name: 'istio-ingressgateway',
  labels: { istio: 'ingressgateway' },
})
const WAYPOINT = sampleComponent('waypoint', { role: 'waypoint', core: true, namespace: 'travel', name: 'waypoint' })
const STORE = sampleComponent('source:prometheus', {
  role: 'metric-store',
  core: true,
  cluster: null,
  name: 'prometheus',
  product: 'Prometheus',
  address: 'http://prometheus:9090',
  source: { id: 'prometheus', state: 'failed' },
  state: 'unreachable',
  reasons: ['Its address refuses connections.'],
})
const GRAFANA = sampleComponent('source:grafana', {
  role: 'grafana',
  cluster: null,
  name: 'grafana',
  product: 'Grafana',
  source: { id: 'grafana', state: 'off' },
  state: 'unknown',
})

/** A control plane with its data plane and two proxies, a metric store that does not answer, and dashboards nobody asked. */
export const SAMPLE_MESH: Mesh = {
  name: 'mesh1',
  trustDomain: 'cluster.local',
  components: [ISTIOD, PLANE, INGRESS, WAYPOINT, STORE, GRAFANA],
  links: [
    { id: 'controls:plane', kind: 'controls', from: ISTIOD.id, to: PLANE.id, well: true },
    { id: 'controls:ingress', kind: 'controls', from: ISTIOD.id, to: INGRESS.id, well: true },
    { id: 'controls:waypoint', kind: 'controls', from: ISTIOD.id, to: WAYPOINT.id, well: true },
    { id: 'scrapes:istiod', kind: 'scrapes', from: STORE.id, to: ISTIOD.id, well: false },
  ],
  hidden: 0,
}
