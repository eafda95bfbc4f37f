import type { RouteFacts } from '@/lib/graph/facts'
import type { ObjectRef } from '@/lib/graph/model'
import { JsonPlace } from '@/lib/istio/json-place'
import { type GatewayRouteParts, parseGatewayRoute } from '@/lib/istio/parse-gateway-api'
import { parseVirtualService } from '@/lib/istio/parse-virtual-service'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import type { Snapshot } from './mesh-settings'

const ROUTE_KINDS = [
  ['HTTPRoute', 'httproutes.gateway.networking.k8s.io', 'http'],
  ['GRPCRoute', 'grpcroutes.gateway.networking.k8s.io', 'http'],
  ['TCPRoute', 'tcproutes.gateway.networking.k8s.io', 'tcp'],
  ['TLSRoute', 'tlsroutes.gateway.networking.k8s.io', 'tcp'],
] as const satisfies readonly (readonly [string, ClusterKind, 'http' | 'tcp'])[]

export interface GatewayRoute extends GatewayRouteParts {
  readonly ref: ObjectRef
}

/** @param kind as the API calls it: lists do not always repeat it in their items */
export function refOf(cluster: string, kind: string, { metadata }: ClusterObject): ObjectRef {
  return { cluster, kind, namespace: metadata.namespace, name: metadata.name }
}

export function parseGatewayRoutes(cluster: string, snapshot: Snapshot): readonly GatewayRoute[] {
  return ROUTE_KINDS.flatMap(([kind, id, protocol]) =>
    snapshot(id).map((object) => {
      const { namespace } = object.metadata
      const parts = parseGatewayRoute(JsonPlace.root(object.spec, 'spec'), { namespace, protocol })
      return { ...parts, ref: refOf(cluster, kind, object) }
    }),
  )
}

export function buildRoutes(
  cluster: string,
  virtualServices: readonly ClusterObject[],
  gatewayRoutes: readonly GatewayRoute[],
): readonly RouteFacts[] {
  const own = virtualServices.map((object): RouteFacts => {
    const { hosts, http, tcp } = parseVirtualService(JsonPlace.root(object.spec, 'spec'))
    return { ref: refOf(cluster, 'VirtualService', object), gatewayApi: false, hosts, http, tcp }
  })
  return [...own, ...gatewayRoutes.map(toRouteFacts)]
}

/** A route of the mesh has no host names of its own: it holds for the Services that are its parents. */
function toRouteFacts({ ref, parents, hostnames, http, tcp }: GatewayRoute): RouteFacts {
  const services = parents.filter(({ kind }) => kind === 'Service').map(({ namespace, name }) => `${name}.${namespace}`)
  return { ref, gatewayApi: true, hosts: [...hostnames, ...services], http, tcp }
}
