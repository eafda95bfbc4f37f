import type { KubeObject } from '@/demo/kube-object'
import { REFUSALS, type Refusal } from '@/demo/model/attachment'
import { readGrants, ROUTE_KINDS } from '@/demo/model/gateway-route'
import { type Condition, withConditions } from '../conditions'
import { itemsAt, type JsonObject, objectAt, textAt } from '../json'
import type { ObjectStore } from '../store'
import { GATEWAYS, managedGateway } from './managed-gateway'
import { backendsOf, type ParentReference, parentsOf, refusals } from './routes'
import { isDeepStrictEqual } from 'node:util'

const CONTROLLER = 'istio.io/gateway-controller'
const WHY: Readonly<Record<Refusal, string>> = {
  NoMatchingParent: 'The parent has no listener of this section and port',
  NotAllowedByListeners: 'No listener of the parent allows this route',
  NoMatchingListenerHostname: 'No host name of the route is one of a listener',
}

/** The status that Istio writes on a route: an entry for each parent that it looks after, with what it thinks of it. */
export function routeStatus(store: ObjectStore, route: KubeObject, nowMs: number): JsonObject {
  const { generation: observedGeneration } = route.metadata
  const before = itemsAt(route, 'status', 'parents')
  const resolved = resolvedRefs(store, route)
  const own = parentsOf(route).flatMap((parent) => {
    const accepted = acceptedBy(store, route, parent)
    if (accepted === undefined) return []
    const old = before.find((one) => isOwn(one) && isDeepStrictEqual(objectAt(one, 'parentRef'), parent.reference))
    const conditions = [accepted, resolved].map((one) => ({ ...one, observedGeneration }))
    return [
      {
        parentRef: parent.reference,
        controllerName: CONTROLLER,
        conditions: withConditions(old, conditions, nowMs),
      },
    ]
  })
  return { ...objectAt(route, 'status'), parents: [...before.filter((one) => !isOwn(one)), ...own] }
}

function isOwn(entry: unknown): boolean {
  return textAt(entry, 'controllerName') === CONTROLLER
}

/** Undefined for parents of others, or that are not there: nobody has a word for these. */
function acceptedBy(store: ObjectStore, route: KubeObject, parent: ParentReference): Condition | undefined {
  const { kind, namespace, name, reference } = parent
  const accepted: Condition = { type: 'Accepted', status: 'True', reason: 'Accepted', message: 'Route was valid' }
  const refused = (reason: Refusal, message = WHY[reason]): Condition => {
    return { type: 'Accepted', status: 'False', reason, message }
  }
  if (kind === 'Service') {
    const isThere = store.get('services', namespace, name) !== undefined
    return isThere ? accepted : refused('NoMatchingParent', `The service ${name}.${namespace} was not found`)
  }
  const gateway = kind === 'Gateway' ? store.get(GATEWAYS, namespace, name) : undefined
  if (gateway === undefined || managedGateway(store, gateway) === undefined) return undefined
  const reasons = refusals(store, gateway, route, reference)
  if (reasons.includes(undefined)) return accepted
  return refused(REFUSALS.findLast((reason) => reasons.includes(reason)) ?? 'NoMatchingParent')
}

function resolvedRefs(store: ObjectStore, route: KubeObject): Condition {
  const { namespace = '' } = route.metadata
  const routeKind = ROUTE_KINDS.find((kind) => kind === `${route.kind.toLowerCase()}s`) ?? 'httproutes'
  const granted = readGrants(store.list('referencegrants.gateway.networking.k8s.io'))(routeKind, namespace)
  const not = (reason: string, message: string): Condition => ({
    type: 'ResolvedRefs',
    status: 'False',
    reason,
    message,
  })
  for (const backend of backendsOf(route)) {
    const name = textAt(backend, 'name')
    const place = textAt(backend, 'namespace') || namespace
    const kind = textAt(backend, 'kind') || 'Service'
    if (kind !== 'Service') return not('InvalidKind', `A ${kind} cannot be a backend here`)
    if (place !== namespace && !granted(place, name))
      return not('RefNotPermitted', `No ReferenceGrant allows ${name}.${place}`)
    if (store.get('services', place, name) === undefined)
      return not('BackendNotFound', `The service ${name}.${place} was not found`)
  }
  return { type: 'ResolvedRefs', status: 'True', reason: 'ResolvedRefs', message: 'All references resolved' }
}
