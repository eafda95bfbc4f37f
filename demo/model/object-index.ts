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
  'peerauthentications.security.istio.io',
  'gateways.gateway.networking.k8s.io',
  'grpcroutes.gateway.networking.k8s.io',
  'httproutes.gateway.networking.k8s.io',
  'referencegrants.gateway.networking.k8s.io',
  'tcproutes.gateway.networking.k8s.io',
  'tlsroutes.gateway.networking.k8s.io',
]

/**
 * The model's own view of the objects. It follows the store change by change, so that the state before a change can still
 * be compiled when the change is already stored.
 */
export class ObjectIndex {
  readonly #resources = new Map<ResourceId, Map<string, KubeObject>>()

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
    return true
  }

  /** Sorted by age, then by namespace and name: where several objects claim a host, Istio lets the oldest win. */
  list(resource: ResourceId): readonly KubeObject[] {
    return [...(this.#resources.get(resource)?.entries() ?? [])]
      .map(([key, object]) => ({ order: `${object.metadata.creationTimestamp ?? ''} ${key}`, object }))
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .map(({ object }) => object)
  }

  get(resource: ResourceId, namespace: string, name: string): KubeObject | undefined {
    return this.#resources.get(resource)?.get(`${namespace}/${name}`)
  }
}

function keyOf({ metadata }: KubeObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`
}
