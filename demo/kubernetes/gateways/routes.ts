import type { KubeObject } from '@/demo/kube-object'
import { type AttachingRoute, type Refusal, refusalOf } from '@/demo/model/attachment'
import { ROUTE_KINDS } from '@/demo/model/gateway-route'
import { itemsAt, objectAt, textAt, textsAt } from '../json'
import type { ObjectStore } from '../store'

const GROUP = 'gateway.networking.k8s.io'
export const ROUTES: readonly string[] = ROUTE_KINDS.map((kind) => `${kind}.${GROUP}`)

/** What a route names as its parent. */
export interface ParentReference {
  readonly reference: unknown
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

export function allRoutes(store: ObjectStore): readonly KubeObject[] {
  return ROUTES.flatMap((resource) => store.list(resource))
}

export function parentsOf(route: KubeObject | undefined): readonly ParentReference[] {
  return itemsAt(route, 'spec', 'parentRefs').map((reference) => ({
    reference,
    kind: textAt(reference, 'kind') || 'Gateway',
    namespace: textAt(reference, 'namespace') || (route?.metadata.namespace ?? ''),
    name: textAt(reference, 'name'),
  }))
}

export function namesGateway({ kind, namespace, name }: ParentReference, gateway: KubeObject): boolean {
  return kind === 'Gateway' && namespace === gateway.metadata.namespace && name === gateway.metadata.name
}

/** Why each listener of a gateway does not take the route under this reference; undefined where it does. */
export function refusals(
  store: ObjectStore,
  gateway: KubeObject,
  route: KubeObject,
  reference: unknown,
): readonly (Refusal | undefined)[] {
  const { namespace = '' } = route.metadata
  const labels = Object.entries(store.get('namespaces', '', namespace)?.metadata.labels ?? {})
  const attaching: AttachingRoute = {
    kind: route.kind,
    namespace,
    namespaceLabels: new Map(labels),
    hostnames: textsAt(route, 'spec', 'hostnames'),
  }
  const listeners = itemsAt(gateway, 'spec', 'listeners')
  return listeners.map((listener) => refusalOf(listener, gateway.metadata.namespace ?? '', attaching, reference))
}

/** Everything that the rules of a route send requests to, mirrors included. */
export function backendsOf(route: KubeObject): readonly unknown[] {
  return itemsAt(route, 'spec', 'rules').flatMap((rule) => [
    ...itemsAt(rule, 'backendRefs'),
    ...itemsAt(rule, 'filters').flatMap((filter) => {
      const mirror = objectAt(filter, 'requestMirror')
      return 'backendRef' in mirror ? [mirror.backendRef] : []
    }),
  ])
}
