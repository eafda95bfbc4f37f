import type { KubeObject, ObjectChange, ObjectSource, ResourceId } from '../kube-object'

/** What can change traffic. Other resources are not even kept. */
export const TRAFFIC_RESOURCES: readonly ResourceId[] = [
  'configmaps',
  'namespaces',
  'pods',
  'services',
  'deployments.apps',
  'statefulsets.apps',
  'destinationrules.networking.istio.io',
  'gateways.networking.istio.io',
  'serviceentries.networking.istio.io',
  'sidecars.networking.istio.io',
  'virtualservices.networking.istio.io',
  'workloadentries.networking.istio.io',
  'authorizationpolicies.security.istio.io',
  'peerauthentications.security.istio.io',
  'gateways.gateway.networking.k8s.io',
  'grpcroutes.gateway.networking.k8s.io',
  'httproutes.gateway.networking.k8s.io',
  'referencegrants.gateway.networking.k8s.io',
  'tcproutes.gateway.networking.k8s.io',
  'tlsroutes.gateway.networking.k8s.io',
]

/** What the parts of the model read. */
export interface ObjectView {
  /** The same array until the resource changes. Sorted by age, then by namespace and name: Istio lets the oldest win. */
  list(resource: ResourceId): readonly KubeObject[]
}

/**
 * The model's own view of the objects. It follows the store change by change, so that the state before a change can still
 * be compiled when the change is already stored.
 */
export class ObjectIndex implements ObjectView {
  readonly #resources = new Map<ResourceId, Map<string, KubeObject>>()
  readonly #sorted = new Map<ResourceId, readonly KubeObject[]>()

  constructor(source: ObjectSource) {
    for (const resource of TRAFFIC_RESOURCES) {
      this.#resources.set(resource, new Map(source.list(resource).map((object) => [keyOf(object), object])))
    }
  }

  /** @returns whether the change can matter to traffic. */
  apply({ type, resource, object }: ObjectChange): boolean {
    const objects = this.#resources.get(resource)
    if (objects === undefined) return false
    if (type === 'DELETED') objects.delete(keyOf(object))
    else objects.set(keyOf(object), object)
    this.#sorted.delete(resource)
    return true
  }

  /** The objects as they are now, whatever comes. */
  snapshot(): ObjectView {
    const lists = new Map(TRAFFIC_RESOURCES.map((resource) => [resource, this.list(resource)]))
    return { list: (resource) => lists.get(resource) ?? [] }
  }

  list(resource: ResourceId): readonly KubeObject[] {
    const known = this.#sorted.get(resource)
    if (known !== undefined) return known
    const sorted = [...(this.#resources.get(resource)?.entries() ?? [])]
      .map(([key, object]) => ({ order: `${object.metadata.creationTimestamp ?? ''} ${key}`, object }))
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .map(({ object }) => object)
    this.#sorted.set(resource, sorted)
    return sorted
  }
}

function keyOf({ metadata }: KubeObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`
}
