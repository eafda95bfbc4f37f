import { clusterFacts, namespace, workload } from '@/lib/graph/testing/facts'
import { ownedBy, pod, snapshotOf, object } from '@/lib/mesh/testing/cluster-objects'
import type { KnownMesh, KnownSource } from '../known-mesh'

export const SYSTEM = 'istio-system'
/** 2023-11-14T22:13:20Z */
export const NOW_SECONDS = 1_700_000_000

export function istiod(name = 'istiod', part: Parameters<typeof workload>[1] = {}) {
  return workload(name, { namespace: SYSTEM, version: null, labels: { app: 'istiod' }, ...part })
}

export function source(id: string, role: KnownSource['role'], part: Partial<KnownSource['source']> = {}): KnownSource {
  const told = { id, name: id, cluster: null, state: 'fresh', message: null, version: '3.0.0', asOf: null } as const
  return { source: { ...told, ...part }, role, product: null, address: `http://${id}:80` }
}

/** A mesh of one istiod, its gateway, one namespace with sidecars, and three sources, all of them well and all to be seen. */
export function knownMesh(part: Partial<KnownMesh> = {}): KnownMesh {
  return {
    cluster: clusterFacts({
      namespaces: [namespace('shop'), { ...namespace(SYSTEM), controlPlane: true }],
      workloads: [
        istiod(),
        workload('istio-ingressgateway', { namespace: SYSTEM, labels: { istio: 'ingressgateway' } }),
        workload('cart-v1'),
      ],
    }),
    snapshot: snapshotOf({
      namespaces: [object('shop', { metadata: { namespace: '', labels: { 'istio-injection': 'enabled' } } })],
      'deployments.apps': [deployment('istiod', { app: 'istiod' }, 'docker.io/istio/pilot:1.27.1')],
      pods: [pod('istiod-0', { namespace: SYSTEM, ...ownedBy('StatefulSet', 'istiod') })],
    }),
    isVisible: () => true,
    controlPlaneNamespaces: [SYSTEM],
    named: [],
    sources: [
      source('kubernetes', 'kubernetes'),
      source('prometheus', 'metric-store'),
      source('traces', 'trace-store'),
    ],
    places: [],
    ownNamespace: null,
    tags: new Map(),
    usage: new Map(),
    pharos: { version: '1.0.0' },
    meshName: null,
    nowSeconds: NOW_SECONDS,
    ...part,
  }
}

export function deployment(name: string, labels: Readonly<Record<string, string>>, image: string) {
  return object(name, {
    metadata: { namespace: SYSTEM },
    spec: { template: { metadata: { labels }, spec: { containers: [{ name, image }] } } },
  })
}
