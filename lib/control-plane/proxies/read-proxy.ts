import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { imageTag } from '@/lib/topology/image-tag'
import type { ProxyType } from './model'

/** The proxy of a pod, as the pod's own object tells it. */
export interface PodProxy {
  readonly type: Exclude<ProxyType, 'none'>
  /** Tag of its image; null where that is no version. */
  readonly version: string | null
  /** Its image comes from the injector at each start, so that a restart gives it the one of today. */
  readonly follows: boolean
}

const PROXY = 'istio-proxy'
const MANAGED = 'gateway.istio.io/managed'

/** Undefined: it has none. A proxy that is a pod's only container serves nobody beside it: a gateway, a waypoint or ztunnel. */
export function readProxy({ metadata, spec }: ClusterObject): PodProxy | undefined {
  const { labels, annotations } = metadata
  const place = JsonPlace.root(spec, 'spec')
  const [containers, before] = [place.field('containers').items(), place.field('initContainers').items()]
  const own = [...containers, ...before].find(isProxy)
  if (own === undefined) return undefined
  const type = containers.every(isProxy) ? loneType(labels) : 'sidecar'
  const pinned = 'sidecar.istio.io/proxyImage' in annotations
  const injected = type === 'sidecar' || (type === 'gateway' && !(MANAGED in labels))
  return { type, version: imageTag(own.field('image').text() ?? ''), follows: injected && !pinned }
}

function loneType(labels: Readonly<Record<string, string>>): 'gateway' | 'waypoint' | 'ztunnel' {
  if (labels.app === 'ztunnel') return 'ztunnel'
  return labels[MANAGED] === 'istio.io-mesh-controller' ? 'waypoint' : 'gateway'
}

function isProxy(container: JsonPlace): boolean {
  return container.field('name').text() === PROXY
}
