import type { KubeObject, ObjectSource } from '../kube-object'
import { seededUuid } from '../random'
import { type ConnectedProxy, proxiesOf } from './connected-proxies'

/** What a proxy subscribes to, by the names of `/debug/syncz`; ztunnel has subscriptions of its own. */
const ENVOY = {
  cluster: 'type.googleapis.com/envoy.config.cluster.v3.Cluster',
  listener: 'type.googleapis.com/envoy.config.listener.v3.Listener',
  route: 'type.googleapis.com/envoy.config.route.v3.RouteConfiguration',
  endpoint: 'type.googleapis.com/envoy.config.endpoint.v3.ClusterLoadAssignment',
} as const
const ZTUNNEL = ['type.googleapis.com/istio.security.Authorization', 'type.googleapis.com/istio.workload.Address']

/** A proxy that has not acknowledged the newest configuration: `NAMESPACE/BEGINNING OF ITS POD'S NAME`. */
export type StaleProxy = string

/** `/debug/syncz`: the proxies that are connected to this pod of istiod, as Istio 1.31 writes them. */
export function syncz(objects: ObjectSource, istiod: KubeObject, stale: readonly StaleProxy[]): readonly object[] {
  return proxiesOf(objects, istiod)
    .map((proxy) => entryOf(proxy, isStale(proxy, stale)))
    .toSorted((a, b) => (a.proxy < b.proxy ? -1 : 1))
}

interface Entry {
  readonly proxy: string
  readonly [field: string]: unknown
}

function entryOf(proxy: ConnectedProxy, stale: boolean): Entry {
  const { pod, type, version } = proxy
  const { name, namespace = '', creationTimestamp: sentTime } = pod.metadata
  const sent = (url: string): string => seededUuid(0, `nonce/${namespace}/${name}/${url}`)
  const acked = (url: string): string => sent(stale ? `${url}/before` : url)
  const resources = (urls: readonly string[]) =>
    Object.fromEntries(urls.map((url) => [url, { sent: sent(url), acked: acked(url), sentTime }]))
  const common = { cluster_id: 'Kubernetes', proxy: `${name}.${namespace}`, proxy_type: type, istio_version: version }
  if (type === 'ztunnel') return { ...common, resources: resources(ZTUNNEL) }
  const nonces = Object.entries(ENVOY).flatMap(([field, url]): [string, string][] => [
    [`${field}_sent`, sent(url)],
    [`${field}_acked`, acked(url)],
  ])
  return { ...common, ...Object.fromEntries(nonces), resources: resources(Object.values(ENVOY)) }
}

function isStale({ pod: { metadata } }: ConnectedProxy, stale: readonly StaleProxy[]): boolean {
  return stale.some((place) => `${metadata.namespace ?? ''}/${metadata.name}`.startsWith(place))
}
