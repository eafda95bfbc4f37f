import type { KubeObject } from '@/demo/kube-object'
import type { Controller } from '../controller'
import { textAt } from '../json'
import { typeOfObject } from '../resource-types'
import type { ObjectStore } from '../store'
import { keepCount, keepPlaces } from './keep-pods'
import { controllerOf, ownedBy } from './ownership'
import { rollOut } from './replica-sets'
import { READY_AFTER_MS, startedPod } from './start-pod'
import { countUpdated, workloadStatus } from './workload-status'

const WORKLOADS = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'])
/** Each round looks at the owners of what the round before changed; a Deployment is two steps above its pods. */
const ROUNDS = 10

/**
 * Keeps pods and status in step with what workloads ask for: replicas, and the template, whose changes are rolled out one
 * pod after the other. A new pod is ready after 3 s. Workloads that nobody touches stay as they are.
 */
export function createWorkloadController(store: ObjectStore): Controller {
  const touched = new Map<string, KubeObject>()
  const starting = new Set<KubeObject>()
  const touch = (object: KubeObject): void => void touched.set(object.metadata.uid ?? '', object)
  return {
    noticed({ type, object }) {
      const isPod = object.kind === 'Pod'
      if (WORKLOADS.has(object.kind)) touch(object)
      else if (!isPod) return
      const owner = controllerOf(store, object)
      if (owner !== undefined) touch(owner)
      if (isPod && type === 'ADDED' && textAt(object, 'status', 'podIP') === '') starting.add(object)
    },
    tick(nowMs) {
      for (const pod of starting) {
        if (nowMs < Date.parse(pod.metadata.creationTimestamp ?? '') + READY_AFTER_MS) continue
        starting.delete(pod)
        const current = store.current(pod)
        if (current !== undefined) store.update(startedPod(store, current, nowMs))
      }
      for (let round = 0; round < ROUNDS && touched.size > 0; round++) {
        const owners = [...touched.values()]
        touched.clear()
        for (const owner of owners) {
          const current = store.current(owner)
          if (current !== undefined && !isEnding(store, current)) reconcile(store, current, nowMs)
        }
      }
    },
  }
}

function isEnding(store: ObjectStore, { metadata }: KubeObject): boolean {
  const namespace = store.get('namespaces', '', metadata.namespace ?? '')
  return metadata.deletionTimestamp !== undefined || namespace?.metadata.deletionTimestamp !== undefined
}

function reconcile(store: ObjectStore, owner: KubeObject, nowMs: number): void {
  const isApp = typeOfObject(owner)?.group === 'apps'
  if (!isApp) return
  const set = owner.kind === 'Deployment' ? rollOut(store, owner) : undefined
  if (owner.kind === 'ReplicaSet') keepCount(store, owner)
  if (owner.kind === 'StatefulSet' || owner.kind === 'DaemonSet') keepPlaces(store, owner)

  const sets = owner.kind === 'Deployment' ? ownedBy(store, owner, 'ReplicaSet') : [owner]
  const pods = sets.flatMap((each) => ownedBy(store, each, 'Pod'))
  const updated = set === undefined ? countUpdated(owner, pods) : ownedBy(store, set, 'Pod').length
  const current = store.current(owner)
  if (current !== undefined) store.update({ ...current, status: workloadStatus(current, { pods, updated }, nowMs) })
}
