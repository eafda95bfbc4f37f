import { JsonPlace } from '@/lib/istio/json-place'
import { valueAt } from '@/lib/istio/edit/read-json'
import { readGatewayRoute } from '@/lib/mesh/details/read-gateway-route'
import { readVirtualService } from '@/lib/mesh/details/read-virtual-service'
import type { RouteRule } from '@/lib/mesh/details/routing-model'
import type { Json } from '@/lib/std/json'
import type { WizardKind } from './wizard-form'

/** The rules of a route in its order, as they are said; none where the kind has none. */
export function readRules(kind: WizardKind, object: Json): readonly RouteRule[] {
  const spec = JsonPlace.root(valueAt(object, 'spec'), 'spec')
  switch (kind) {
    case 'virtualservices.networking.istio.io':
      return readVirtualService(spec).http
    case 'httproutes.gateway.networking.k8s.io':
    case 'grpcroutes.gateway.networking.k8s.io':
      return readGatewayRoute(spec)
    default:
      return []
  }
}
