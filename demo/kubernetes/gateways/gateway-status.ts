import type { KubeObject } from '@/demo/kube-object'
import { kindsOf } from '@/demo/model/attachment'
import { type Condition, withConditions } from '../conditions'
import { itemsAt, type JsonObject, objectAt, textAt } from '../json'
import type { ObjectStore } from '../store'
import { isReady } from '../workloads/is-ready'
import { hasUsableName } from './gateway-objects'
import { addressesOf } from './load-balancer'
import { GATEWAY_NAME, type ManagedGateway } from './managed-gateway'
import { allRoutes, namesGateway, parentsOf, refusals } from './routes'

/** The status that Istio writes on a gateway, from what it has become and what is attached to it. */
export function gatewayStatus(store: ObjectStore, gateway: ManagedGateway, nowMs: number): JsonObject {
  const { object } = gateway
  const { generation: observedGeneration } = object.metadata
  const addresses = addressesFor(store, gateway)
  const programmed = { ...programmedBy(store, gateway, addresses), observedGeneration }
  const accepted: Condition = {
    ...{ type: 'Accepted', status: 'True', reason: 'Accepted', message: 'Resource accepted', observedGeneration },
  }
  const listeners = itemsAt(object, 'spec', 'listeners').map((listener, index) => {
    const before = itemsAt(object, 'status', 'listeners').find(
      (one) => textAt(one, 'name') === textAt(listener, 'name'),
    )
    const conditions = listenerConditions(store, object, listener).map((one) => ({ ...one, observedGeneration }))
    return {
      name: textAt(listener, 'name'),
      supportedKinds: kindsOf(listener).map((kind) => ({ group: 'gateway.networking.k8s.io', kind })),
      attachedRoutes: countAttached(store, object, index),
      conditions: withConditions(before, conditions, nowMs),
    }
  })
  return {
    ...objectAt(object, 'status'),
    addresses,
    conditions: withConditions(object.status, [accepted, programmed], nowMs),
    listeners,
  }
}

function addressesFor(store: ObjectStore, { object, name, serviceType }: ManagedGateway): readonly JsonObject[] {
  const { namespace = '' } = object.metadata
  const service = store.get('services', namespace, name)
  if (service === undefined) return []
  if (serviceType !== 'LoadBalancer') return [{ type: 'Hostname', value: `${name}.${namespace}.svc.cluster.local` }]
  return addressesOf(service).map((value) => ({ type: 'IPAddress', value }))
}

function programmedBy(store: ObjectStore, gateway: ManagedGateway, addresses: readonly unknown[]): Condition {
  const { object, name } = gateway
  const not = (reason: string, message: string): Condition => ({ type: 'Programmed', status: 'False', reason, message })
  if (!hasUsableName(gateway)) return not('Invalid', `"${name}" cannot be the name of a Service`)
  if (addresses.length === 0) return not('AddressNotAssigned', `The service ${name} has no address yet`)
  const pods = store.list('pods').filter(({ metadata }) => {
    return metadata.namespace === object.metadata.namespace && metadata.labels?.[GATEWAY_NAME] === object.metadata.name
  })
  if (!pods.some(isReady)) return not('Pending', `No pod of ${name} is ready`)
  const message = `Resource programmed, assigned to service ${name}.${object.metadata.namespace ?? ''}.svc.cluster.local`
  return { type: 'Programmed', status: 'True', reason: 'Programmed', message }
}

function listenerConditions(store: ObjectStore, gateway: KubeObject, listener: unknown): readonly Condition[] {
  const protocol = textAt(listener, 'protocol')
  const isKnown = ['HTTP', 'HTTPS', 'TCP', 'TLS', 'HBONE'].includes(protocol)
  const missing = missingSecret(store, gateway, listener)
  const unknownKinds = itemsAt(listener, 'allowedRoutes', 'kinds').length > kindsOf(listener).length
  const isResolved = missing === undefined && !unknownKinds
  const yes = (type: string, message = 'No errors found', reason = type): Condition => ({
    ...{ type, status: 'True', reason, message },
  })
  const no = (type: string, reason: string, message: string): Condition => ({ type, status: 'False', reason, message })
  return [
    isKnown ? yes('Accepted') : no('Accepted', 'UnsupportedProtocol', `Protocol ${protocol} is not supported`),
    no('Conflicted', 'NoConflicts', 'No errors found'),
    isKnown && missing === undefined ? yes('Programmed') : no('Programmed', 'Invalid', 'The listener cannot be served'),
    isResolved
      ? yes('ResolvedRefs')
      : missing === undefined
        ? no(
            'ResolvedRefs',
            'InvalidRouteKinds',
            `Only ${kindsOf(listener).join(', ') || 'no kinds'} of those allowed fit`,
          )
        : no('ResolvedRefs', 'InvalidCertificateRef', `Secret ${missing} was not found`),
  ]
}

/** The first certificate that is not there. */
function missingSecret(store: ObjectStore, { metadata }: KubeObject, listener: unknown): string | undefined {
  for (const reference of itemsAt(listener, 'tls', 'certificateRefs')) {
    const [namespace, name] = [textAt(reference, 'namespace') || (metadata.namespace ?? ''), textAt(reference, 'name')]
    if ((textAt(reference, 'kind') || 'Secret') !== 'Secret') continue
    if (store.get('secrets', namespace, name) === undefined) return `${namespace}/${name}`
  }
  return undefined
}

/** Routes that this listener takes. */
function countAttached(store: ObjectStore, gateway: KubeObject, listener: number): number {
  return allRoutes(store).filter((route) =>
    parentsOf(route).some((parent) => {
      if (!namesGateway(parent, gateway)) return false
      return refusals(store, gateway, route, parent.reference)[listener] === undefined
    }),
  ).length
}
