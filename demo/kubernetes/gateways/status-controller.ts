import type { KubeObject } from '@/demo/kube-object'
import type { Controller } from '../controller'
import { itemsAt, textAt } from '../json'
import type { ObjectStore, StoredChange } from '../store'
import { controllerOf } from '../workloads/ownership'
import { gatewayStatus } from './gateway-status'
import { CLASSES, GATEWAY_NAME, GATEWAYS, managedGateway } from './managed-gateway'
import { routeStatus } from './route-status'
import { allRoutes, backendsOf, namesGateway, parentsOf, ROUTES } from './routes'

/**
 * Writes on gateways and routes of the Gateway API what became of them. Only those are looked at that a change can have to
 * do with, so that others keep the status they have.
 */
export function createStatusController(store: ObjectStore): Controller {
  const gateways = new Map<string, KubeObject>()
  const routes = new Map<string, KubeObject>()
  const touchGateway = (object: KubeObject): void => void gateways.set(object.metadata.uid ?? '', object)
  const touchRoute = (object: KubeObject): void => void routes.set(object.metadata.uid ?? '', object)
  const routesTo = (gateway: KubeObject): readonly KubeObject[] => {
    return allRoutes(store).filter((route) => parentsOf(route).some((parent) => namesGateway(parent, gateway)))
  }
  return {
    noticed(change) {
      const { resource, object, previous } = change
      if (resource === GATEWAYS) {
        touchGateway(object)
        routesTo(object).forEach(touchRoute)
      } else if (ROUTES.includes(resource)) {
        touchRoute(object)
        const parents = [...parentsOf(object), ...parentsOf(previous)]
        store
          .list(GATEWAYS)
          .filter((one) => parents.some((parent) => namesGateway(parent, one)))
          .forEach(touchGateway)
      } else {
        gatewaysOf(store, change).forEach(touchGateway)
        routesOf(store, change).forEach(touchRoute)
      }
    },
    tick(nowMs) {
      const [changedGateways, changedRoutes] = [[...gateways.values()], [...routes.values()]]
      gateways.clear()
      routes.clear()
      for (const gateway of changedGateways) {
        const current = store.current(gateway)
        const managed = current && managedGateway(store, current)
        if (current !== undefined && managed !== undefined) {
          store.update({ ...current, status: gatewayStatus(store, managed, nowMs) })
        }
      }
      for (const route of changedRoutes) {
        const current = store.current(route)
        if (current !== undefined) store.update({ ...current, status: routeStatus(store, current, nowMs) })
      }
    },
  }
}

/** The gateways whose status hangs on what changed. */
function gatewaysOf(store: ObjectStore, { resource, object }: StoredChange): readonly KubeObject[] {
  const { namespace = '', name, labels = {} } = object.metadata
  const all = store.list(GATEWAYS)
  if (resource === CLASSES) return all
  if (resource === 'pods' || resource === 'services') {
    const owner = resource === 'services' ? controllerOf(store, object) : undefined
    const gateway = owner ?? store.get(GATEWAYS, namespace, labels[GATEWAY_NAME] ?? '')
    return gateway?.kind === 'Gateway' ? [gateway] : []
  }
  const has = (holds: (listener: unknown) => boolean): readonly KubeObject[] => {
    return all.filter((gateway) => itemsAt(gateway, 'spec', 'listeners').some(holds))
  }
  if (resource === 'namespaces') {
    return has((listener) => textAt(listener, 'allowedRoutes', 'namespaces', 'from') === 'Selector')
  }
  if (resource !== 'secrets') return []
  return has((listener) => itemsAt(listener, 'tls', 'certificateRefs').some((one) => textAt(one, 'name') === name))
}

/** The routes whose status hangs on what changed. */
function routesOf(store: ObjectStore, change: StoredChange): readonly KubeObject[] {
  const { type, resource, object } = change
  if (resource === 'referencegrants.gateway.networking.k8s.io' || resource === CLASSES) return allRoutes(store)
  if (resource === 'services' && type !== 'MODIFIED') {
    const named = (one: unknown): boolean => textAt(one, 'name') === object.metadata.name
    return allRoutes(store).filter((route) => {
      return backendsOf(route).some(named) || parentsOf(route).some(({ reference }) => named(reference))
    })
  }
  if (resource !== 'namespaces') return []
  const gateways = gatewaysOf(store, change)
  return allRoutes(store).filter((route) => {
    return parentsOf(route).some((parent) => gateways.some((gateway) => namesGateway(parent, gateway)))
  })
}
