import { readGatewayName } from '@/lib/istio/gateway-name'
import { JsonPlace } from '@/lib/istio/json-place'
import { valueAt } from '@/lib/istio/edit/read-json'
import { parseVirtualService } from '@/lib/istio/parse-virtual-service'
import type { Json } from '@/lib/std/json'
import type { RoutingObjectText } from '@/lib/url/routing-types'
import type { ObjectPlace } from './removal-model'

export interface BoundGateways {
  readonly gateways: readonly ObjectPlace[]
  /** It acts on calls within the mesh as well. */
  readonly inMesh: boolean
}

/**
 * The Gateways of Istio to which a VirtualService is bound; without any, and for other routes, it acts within the mesh.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export function boundGateways({ kind, namespace }: RoutingObjectText, object: Json): BoundGateways {
  if (kind !== 'virtualservices.networking.istio.io') return { gateways: [], inMesh: true }
  const { gateways } = parseVirtualService(JsonPlace.root(valueAt(object, 'spec'), 'spec'))
  const names = [...new Set(gateways)].filter((gateway) => gateway !== 'mesh')
  return {
    gateways: names.map((name) => readGatewayName(name, namespace)),
    inMesh: names.length === 0 || gateways.includes('mesh'),
  }
}
