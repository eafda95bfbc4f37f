import { AMBIENT_REDIRECTION, ISTIO_PROXY } from '@/demo/istio-proxy'
import type { KubeObject } from '@/demo/kube-object'
import type { Controller } from '../controller'
import { itemsAt, textAt, valueAt, without } from '../json'
import { withMetadata } from '../object-rules'
import type { ObjectStore } from '../store'

const MODE = 'istio.io/dataplane-mode'

/**
 * Marks running pods whose traffic ztunnel carries, at once when a label of pod or namespace says so: what Istio's node agent
 * does, without a restart. Pods with a proxy of their own stay outside.
 */
export function createAmbientController(store: ObjectStore): Controller {
  const touched = new Map<string, KubeObject>()
  return {
    noticed({ type, object, previous }) {
      if (type === 'DELETED') return
      if (object.kind === 'Pod') touched.set(object.metadata.uid ?? '', object)
      if (object.kind !== 'Namespace' || object.metadata.labels?.[MODE] === previous?.metadata.labels?.[MODE]) return
      const inside = store.list('pods').filter(({ metadata }) => metadata.namespace === object.metadata.name)
      for (const pod of inside) touched.set(pod.metadata.uid ?? '', pod)
    },
    tick() {
      const pods = [...touched.values()]
      touched.clear()
      for (const pod of pods) {
        const current = store.current(pod)
        if (current !== undefined) store.update(marked(store, current))
      }
    },
  }
}

function marked(store: ObjectStore, pod: KubeObject): KubeObject {
  const { annotations = {} } = pod.metadata
  const [[key, value] = ['', '']] = Object.entries(AMBIENT_REDIRECTION)
  if (isCaptured(store, pod) === (annotations[key] === value)) return pod
  const others = without(annotations, key)
  return withMetadata(pod, { annotations: annotations[key] === value ? others : { ...others, [key]: value } })
}

function isCaptured(store: ObjectStore, pod: KubeObject): boolean {
  const { namespace = '', labels = {} } = pod.metadata
  const mode = labels[MODE] ?? store.get('namespaces', '', namespace)?.metadata.labels?.[MODE]
  const containers = [...itemsAt(pod, 'spec', 'containers'), ...itemsAt(pod, 'spec', 'initContainers')]
  if (mode !== 'ambient' || textAt(pod, 'status', 'podIP') === '') return false
  return valueAt(pod, 'spec', 'hostNetwork') !== true && !containers.some((one) => textAt(one, 'name') === ISTIO_PROXY)
}
