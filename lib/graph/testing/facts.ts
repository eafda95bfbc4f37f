import type { ClusterFacts, MeshFacts, ServiceFacts, WorkloadFacts } from '../facts'

/** One cluster `east` that the user may read whole; parts are replaced by `part`. */
export function meshFacts(part: Partial<MeshFacts> = {}): MeshFacts {
  const clusters = part.clusters ?? [clusterFacts()]
  return {
    asOf: '2023-11-14T22:13:20.000Z',
    clusters,
    access: Object.fromEntries(clusters.map(({ name }) => [name, '*'])),
    telemetry: {
      ztunnel: { label: 'app', value: 'ztunnel' },
      scrapeSeconds: 15,
      nativeDuration: false,
      nativeBodies: [],
      missingMetrics: [],
      newestSampleAgeSeconds: 5,
    },
    exportDefault: { serviceEntry: [] },
    healthRules: [],
    ...part,
  }
}

export function clusterFacts(part: Partial<ClusterFacts> = {}): ClusterFacts {
  return {
    name: 'east',
    reachable: true,
    identityDomain: 'cluster.local',
    trustDomains: ['cluster.local'],
    rootNamespace: 'istio-system',
    namespaces: [namespace('shop')],
    workloads: [],
    services: [],
    routes: [],
    destinationRules: [],
    gateways: [],
    serviceEntries: [],
    workloadEntries: [],
    ...part,
  }
}

export function namespace(name: string): ClusterFacts['namespaces'][number] {
  return { name, createdAt: '2023-01-01T00:00:00Z', ambient: false, controlPlane: false }
}

/** A healthy workload of one pod with a sidecar; `cart-v1` has app `cart` and version `v1`. */
export function workload(name: string, part: Partial<WorkloadFacts> = {}): WorkloadFacts {
  const dash = name.lastIndexOf('-')
  return {
    namespace: 'shop',
    name,
    kind: 'Deployment',
    app: dash < 0 ? name : name.slice(0, dash),
    version: dash < 0 ? null : name.slice(dash + 1),
    labels: {},
    serviceAccount: null,
    pods: 1,
    sidecarPods: 1,
    ambientPods: 0,
    waypoint: false,
    desired: 1,
    current: 1,
    available: 1,
    syncedProxies: null,
    healthAnnotation: null,
    ...part,
  }
}

export function service(name: string, part: Partial<ServiceFacts> = {}): ServiceFacts {
  return { namespace: 'shop', name, app: name, labels: {}, workloads: [], ports: [], healthAnnotation: null, ...part }
}
