import { isWaypoint } from '../model/ambient'
import type { Labels } from '../model/checked-object'

/** D15: a gateway or a waypoint, told by its labels and by the annotations of its template. */
export function isGatewayLike(labels: Labels, templateAnnotations: Labels = {}): boolean {
  return (
    isWaypoint(labels) ||
    ['IngressGateways', 'EgressGateways'].includes(labels['operator.istio.io/component'] ?? '') ||
    ['ingressgateway', 'egressgateway'].includes(labels.istio ?? '') ||
    Object.hasOwn(labels, 'istio.io/gateway-name') ||
    labels['gateway.istio.io/managed'] === 'istio.io-gateway-controller' ||
    templateAnnotations['inject.istio.io/templates'] === 'gateway'
  )
}
