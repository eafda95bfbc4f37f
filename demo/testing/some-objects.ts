import type { KubeObject } from '../kube-object'

const CREATED = '2026-01-02T12:00:00Z'

export function namespace(name: string, labels: Readonly<Record<string, string>> = {}): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels, creationTimestamp: CREATED } }
}

export function configMap(
  namespaceName: string,
  name: string,
  data: Readonly<Record<string, string>> = {},
): KubeObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: namespaceName }, data }
}

/** Without an address, so that a real server need not find one. */
export function headlessService(namespaceName: string, name: string, port = 80): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: namespaceName },
    spec: { clusterIP: 'None', ports: [{ name: 'http', port, protocol: 'TCP', targetPort: port }] },
  }
}

export function virtualService(namespaceName: string, name: string, weights: readonly number[]): KubeObject {
  const route = weights.map((weight, index) => ({ destination: { host: name, subset: `v${index + 1}` }, weight }))
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace: namespaceName, creationTimestamp: CREATED },
    spec: { hosts: [name], http: [{ route }] },
  }
}

/** A Deployment of one ready pod, with its ReplicaSet. */
function deployment(namespaceName: string, app: string, version: string): readonly KubeObject[] {
  const name = `${app}-${version}`
  const labels = { app, version }
  const template = { metadata: { labels }, spec: { containers: [{ name: app, image: `${app}:1` }] } }
  const selector = { matchLabels: labels }
  const common = { namespace: namespaceName, labels, creationTimestamp: CREATED }
  const status = { replicas: 1, readyReplicas: 1, availableReplicas: 1, observedGeneration: 1 }
  const owner = (kind: string, owned: string) => [
    { apiVersion: 'apps/v1', kind, name: owned, uid: `uid-${kind}-${namespaceName}-${owned}`, controller: true },
  ]
  const set = `${name}-5d8c7`
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, uid: `uid-Deployment-${namespaceName}-${name}`, ...common },
      spec: { replicas: 1, selector, template },
      status: { ...status, updatedReplicas: 1 },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: set,
        uid: `uid-ReplicaSet-${namespaceName}-${set}`,
        ownerReferences: owner('Deployment', name),
        ...common,
      },
      spec: { replicas: 1, selector, template },
      status,
    },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `${set}-abcde`, ownerReferences: owner('ReplicaSet', set), ...common },
      spec: {
        nodeName: 'node-a',
        containers: [...template.spec.containers, { name: 'istio-proxy', image: 'proxyv2' }],
      },
      status: { phase: 'Running', podIP: '10.0.0.7', conditions: [{ type: 'Ready', status: 'True' }] },
    },
  ]
}

/** Three namespaces with a little of everything that the rules of the server speak about. */
export const SOME_OBJECTS: readonly KubeObject[] = [
  namespace('bookinfo', { 'istio-injection': 'enabled' }),
  namespace('myapp'),
  namespace('shop'),
  ...deployment('bookinfo', 'reviews', 'v1'),
  ...deployment('bookinfo', 'reviews', 'v2'),
  ...deployment('shop', 'basket', 'v1'),
  virtualService('bookinfo', 'reviews', [90, 10]),
  virtualService('shop', 'basket', [100]),
  configMap('bookinfo', 'settings', { colour: 'blue' }),
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'reviews', namespace: 'bookinfo', labels: { app: 'reviews' } },
    spec: { selector: { app: 'reviews' }, ports: [{ name: 'http', port: 9080, protocol: 'TCP', targetPort: 9080 }] },
  },
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'key', namespace: 'bookinfo' }, type: 'Opaque', data: {} },
]

/** Without it nobody injects proxies; the namespace is made along with it. */
export const ISTIOD: readonly KubeObject[] = [
  namespace('istio-system'),
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'istiod', namespace: 'istio-system', labels: { app: 'istiod' } },
    spec: { template: { spec: { containers: [{ name: 'discovery', image: 'istio/pilot:1.31.1' }] } } },
  },
]
