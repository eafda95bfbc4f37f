import type { KubeObject } from '../kube-object'
import type { Server } from './api-request'
import { DEFINITIONS } from './definitions'
import { ownerUids } from './object-rules'
import { createGatewayController } from './gateways/gateway-controller'
import { createLoadBalancer } from './gateways/load-balancer'
import { createStatusController } from './gateways/status-controller'
import { RESOURCE_TYPES, typeOfObject } from './resource-types'
import type { ObjectStore } from './store'
import { createAmbientController } from './workloads/ambient'
import { createEventRecorder } from './workloads/event-recorder'
import { createWorkloadController } from './workloads/workload-controller'
import { disown } from './write'

const TERMINATING_MS = 2000

/**
 * What other programs do in a real cluster: collects what a deleted owner or kind leaves behind, empties deleted
 * namespaces after 2 s, gives workloads their pods, and gateways
 * what they need. The answer ends it.
 */
export function startControllers({ store, clock }: Server): () => void {
  // In this order a new gateway has its pods and its address within the second in which it was made.
  const controllers = [
    createGatewayController(store),
    createLoadBalancer(store),
    createWorkloadController(store),
    createAmbientController(store),
    createStatusController(store),
    createEventRecorder(store),
  ]
  const unsubscribe = store.subscribe((change) => {
    if (change.type === 'DELETED') {
      collect(store, change.object)
      if (change.resource === DEFINITIONS) deleteAll(store, store.list(change.object.metadata.name))
    }
    for (const controller of controllers) controller.noticed(change)
  })
  const stopTicking = clock.onTick((nowMs) => {
    for (const namespace of store.list('namespaces')) finishNamespace(store, namespace, nowMs)
    for (const controller of controllers) controller.tick(nowMs)
  })
  return () => {
    unsubscribe()
    stopTicking()
  }
}

/** Dependents go with their last owner. */
function collect(store: ObjectStore, { metadata }: KubeObject): void {
  for (const dependent of store.dependents(metadata.uid ?? '')) {
    if (ownerUids(dependent).length > 1) disown(store, dependent, metadata.uid)
    else deleteObject(store, dependent)
  }
}

function finishNamespace(store: ObjectStore, namespace: KubeObject, nowMs: number): void {
  const { name, deletionTimestamp } = namespace.metadata
  if (deletionTimestamp === undefined || nowMs < Date.parse(deletionTimestamp) + TERMINATING_MS) return
  const content = RESOURCE_TYPES.flatMap(({ id }) => store.list(id)).filter(
    ({ metadata }) => metadata.namespace === name,
  )
  deleteAll(store, content)
  if (content.every((object) => store.current(object) === undefined)) {
    store.update({ ...namespace, spec: { finalizers: [] } })
  }
}

function deleteAll(store: ObjectStore, objects: readonly KubeObject[]): void {
  for (const object of objects) deleteObject(store, object)
}

/** Another deletion may have taken it along already. */
function deleteObject(store: ObjectStore, object: KubeObject): void {
  const type = typeOfObject(object)
  const { namespace = '', name } = object.metadata
  if (type !== undefined && store.current(object) !== undefined) store.delete(type.id, namespace, name)
}
