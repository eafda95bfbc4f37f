import { ISTIO_PROXY } from '../istio-proxy'
import type { KubeObject, ObjectSource } from '../kube-object'
import { itemsAt, textAt, textsAt } from '../kubernetes/json'
import { nameHash } from '../random'

/** A proxy that is connected to istiod. */
export interface ConnectedProxy {
  readonly pod: KubeObject
  /** As it names itself: `sidecar`, `router`, `waypoint`, `ztunnel`. */
  readonly type: string
  /** Of Istio: the tag of its image. */
  readonly version: string
}

/** The running pods of istiod, by name. */
export function istiodPods(objects: ObjectSource): readonly KubeObject[] {
  return objects
    .list('pods')
    .filter((pod) => isIstiod(pod) && isRunning(pod))
    .toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
}

export function isIstiod({ metadata: { labels = {}, namespace } }: KubeObject): boolean {
  return namespace === 'istio-system' && labels.app === 'istiod'
}

/** The tag of the image, without what names a variant. */
export function versionOf(image: string): string {
  return /:([^:@/-]+)(-[^:/]*)?$/.exec(image.replace(/@.*$/, ''))?.[1] ?? ''
}

/** The proxies of running pods that chose this pod of istiod: each is connected to one. */
export function proxiesOf(objects: ObjectSource, istiod: KubeObject): readonly ConnectedProxy[] {
  const pods = istiodPods(objects)
  const mine = pods.findIndex(({ metadata }) => metadata.name === istiod.metadata.name)
  return objects.list('pods').flatMap((pod) => {
    const proxy = isRunning(pod) ? proxyOf(pod) : undefined
    const chosen = nameHash(`${pod.metadata.namespace ?? ''}/${pod.metadata.name}`) % pods.length
    return proxy === undefined || chosen !== mine ? [] : [proxy]
  })
}

function proxyOf(pod: KubeObject): ConnectedProxy | undefined {
  const containers = [...itemsAt(pod, 'spec', 'initContainers'), ...itemsAt(pod, 'spec', 'containers')]
  const proxy = containers.find((container) => textAt(container, 'name') === ISTIO_PROXY)
  if (proxy === undefined) return undefined
  const [what, role] = textsAt(proxy, 'args')
  const image = textAt(proxy, 'image')
  const type = what === 'proxy' ? role : image.includes('/ztunnel:') ? 'ztunnel' : undefined
  return type === undefined ? undefined : { pod, type, version: versionOf(image) }
}

function isRunning(pod: KubeObject): boolean {
  return textAt(pod, 'status', 'phase') === 'Running' && pod.metadata.deletionTimestamp === undefined
}
