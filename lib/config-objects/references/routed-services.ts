import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { findReferences } from './find-references'
import type { MeshLookup } from './mesh-lookup'

/** Kinds that decide where requests to a service go, or how. */
const ROUTING: ReadonlySet<ClusterKind> = new Set<ClusterKind>([
  'virtualservices.networking.istio.io',
  'destinationrules.networking.istio.io',
  'httproutes.gateway.networking.k8s.io',
  'grpcroutes.gateway.networking.k8s.io',
])

export interface RoutingObject {
  readonly kind: ClusterKind
  readonly namespace: string
  readonly name: string
  /** Of every version that counts, before and after a change for instance; JSON that nobody checked. */
  readonly specs: readonly unknown[]
}

/** The services of the cluster to which the versions of an object send requests, each once, in the order in which they are named. */
export function routedServices(
  { kind, namespace, name, specs }: RoutingObject,
  lookup: MeshLookup,
): readonly { readonly namespace: string; readonly name: string }[] {
  if (!ROUTING.has(kind)) return []
  const found = new Map(
    specs
      .flatMap((spec) => findReferences(kind, { namespace, name, spec }, lookup))
      .filter(({ to, state }) => to === 'service' && state === 'found')
      .map((one) => [`${one.namespace}/${one.name}`, { namespace: one.namespace, name: one.name }]),
  )
  return [...found.values()]
}
