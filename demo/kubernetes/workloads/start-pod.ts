import type { KubeObject } from '@/demo/kube-object'
import { nameHash } from '@/demo/random'
import { itemsAt, type JsonObject, objectAt, textAt } from '../json'
import { timestamp } from '../object-rules'
import type { ObjectStore } from '../store'

/** From its creation until a pod is ready. */
export const READY_AFTER_MS = 3000
const CONDITIONS = ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled']

/** The pod on a node, running; or waiting for ever, when the name of an image holds `nosuch`. */
export function startedPod(store: ObjectStore, pod: KubeObject, nowMs: number): KubeObject {
  const { namespace = '', name } = pod.metadata
  const nodes = store.list('nodes')
  const node = nodes[nameHash(`${namespace}/${name}`) % Math.max(1, nodes.length)]?.metadata.name
  const nodeName = textAt(pod, 'spec', 'nodeName') || node
  const spec = { ...objectAt(pod, 'spec'), ...(nodeName === undefined ? {} : { nodeName }) }
  return { ...pod, spec, status: statusOf(pod, timestamp(nowMs)) }
}

function statusOf(pod: KubeObject, now: string): JsonObject {
  const { resourceVersion, creationTimestamp } = pod.metadata
  const podIP = `10.250.${(Number(resourceVersion) >> 8) & 255}.${Number(resourceVersion) & 255}`
  const lists = { initContainerStatuses: 'initContainers', containerStatuses: 'containers' }
  const statuses = Object.entries(lists).map(([field, list]) => {
    return [field, itemsAt(pod, 'spec', list).map((container) => containerStatus(container, now))] as const
  })
  const isBroken = statuses.some(([, list]) => list.some(({ ready }) => ready === false))
  return {
    phase: isBroken ? 'Pending' : 'Running',
    conditions: CONDITIONS.map((type) => ({
      type,
      status: isBroken && type.endsWith('Ready') ? 'False' : 'True',
      lastTransitionTime: now,
    })),
    ...Object.fromEntries(statuses.filter(([, list]) => list.length > 0)),
    podIP,
    podIPs: [{ ip: podIP }],
    startTime: creationTimestamp,
    qosClass: 'Burstable',
  }
}

function containerStatus(container: unknown, startedAt: string): JsonObject {
  const image = textAt(container, 'image')
  const isMissing = image.includes('nosuch')
  const waiting = { reason: 'ImagePullBackOff', message: `Back-off pulling image "${image}"` }
  const common = { name: textAt(container, 'name'), image, imageID: '', restartCount: 0 }
  const state = isMissing ? { waiting } : { running: { startedAt } }
  return { ...common, ready: !isMissing, started: !isMissing, state }
}
