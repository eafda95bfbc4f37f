import { JsonPlace } from '@/lib/istio/json-place'
import { type GatewayApiGatewayParts, parseGatewayApiGateway } from '@/lib/istio/parse-gateway-api'
import type { ClusterObject } from '@/lib/ports/cluster-store'

export interface KubernetesGateway extends GatewayApiGatewayParts {
  readonly object: ClusterObject
  readonly waypoint: boolean
}

/** The Gateways of the Gateway API by `NAMESPACE/NAME`. */
export function parseGateways(objects: readonly ClusterObject[]): ReadonlyMap<string, KubernetesGateway> {
  return new Map(
    objects.map((object) => {
      const parts = parseGatewayApiGateway(JsonPlace.root(object.spec, 'spec'))
      return [`${object.metadata.namespace}/${object.metadata.name}`, { ...parts, object, waypoint: isWaypoint(parts) }]
    }),
  )
}

/** Gateways between clusters speak HBONE too, but take in traffic instead of standing before a service. */
function isWaypoint({ className, hbone }: GatewayApiGatewayParts): boolean {
  return className === 'istio-waypoint' || (hbone && className !== 'istio-east-west')
}
