import type { KubeObject } from '@/demo/kube-object'
import type { Controller } from '../controller'
import { objectAt } from '../json'
import { typeOfObject } from '../resource-types'
import { withNewAddress } from '../service-address'
import type { ObjectStore } from '../store'
import { controllerOf } from '../workloads/ownership'
import { gatewayObjects, hasUsableName } from './gateway-objects'
import { CLASSES, GATEWAYS, managedGateway } from './managed-gateway'

/**
 * Gives each Gateway of a class of Istio its Deployment, Service and ServiceAccount, and its Service the ports of its
 * listeners. What is there already is left as it is; all goes with the Gateway, which owns it.
 */
export function createGatewayController(store: ObjectStore): Controller {
  const touched = new Map<string, KubeObject>()
  const touch = (object: KubeObject): void => void touched.set(object.metadata.uid ?? '', object)
  return {
    noticed({ type, resource, object }) {
      if (resource === GATEWAYS && type !== 'DELETED') touch(object)
      // Somebody takes away what the gateway needs.
      const owner = type === 'DELETED' ? controllerOf(store, object) : undefined
      if (owner?.kind === 'Gateway') touch(owner)
      if (resource === CLASSES) store.list(GATEWAYS).forEach(touch)
    },
    tick() {
      const gateways = [...touched.values()]
      touched.clear()
      for (const gateway of gateways) {
        const current = store.current(gateway)
        if (current !== undefined && !isEnding(store, current)) provide(store, current)
      }
    },
  }
}

function isEnding(store: ObjectStore, { metadata }: KubeObject): boolean {
  const namespace = store.get('namespaces', '', metadata.namespace ?? '')
  return metadata.deletionTimestamp !== undefined || namespace?.metadata.deletionTimestamp !== undefined
}

function provide(store: ObjectStore, object: KubeObject): void {
  const gateway = managedGateway(store, object)
  if (gateway === undefined || !hasUsableName(gateway)) return
  for (const wanted of gatewayObjects(gateway)) {
    const { namespace = '', name } = wanted.metadata
    const found = store.get(typeOfObject(wanted)?.id ?? '', namespace, name)
    if (found === undefined) store.create(wanted.kind === 'Service' ? withNewAddress(wanted) : wanted)
    else if (found.kind === 'Service' && controllerOf(store, found)?.metadata.uid === object.metadata.uid) {
      const { type, ports } = objectAt(wanted, 'spec')
      store.update({ ...found, spec: { ...objectAt(found, 'spec'), type, ports } })
    }
  }
}
