import { AUTHORIZATION_POLICY } from './authorization-policy'
import { DESTINATION_RULE } from './destination-rule'
import type { FormField } from './form-field'
import { GATEWAY } from './gateway'
import { GRPC_ROUTE, HTTP_ROUTE } from './gateway-api-routes'
import { KUBERNETES_GATEWAY } from './kubernetes-gateway'
import { PEER_AUTHENTICATION } from './peer-authentication'
import { SERVICE_ENTRY } from './service-entry'
import { VIRTUAL_SERVICE } from './virtual-service'

const FORMS: ReadonlyMap<string, readonly FormField[]> = new Map([
  ['peerauthentications.security.istio.io', PEER_AUTHENTICATION],
  ['authorizationpolicies.security.istio.io', AUTHORIZATION_POLICY],
  ['gateways.networking.istio.io', GATEWAY],
  ['gateways.gateway.networking.k8s.io', KUBERNETES_GATEWAY],
  ['serviceentries.networking.istio.io', SERVICE_ENTRY],
  ['virtualservices.networking.istio.io', VIRTUAL_SERVICE],
  ['destinationrules.networking.istio.io', DESTINATION_RULE],
  ['httproutes.gateway.networking.k8s.io', HTTP_ROUTE],
  ['grpcroutes.gateway.networking.k8s.io', GRPC_ROUTE],
])

/** The fields of the form for `spec` of a kind (`<plural>.<group>`); undefined where there is no form. */
export function findForm(kindId: string): readonly FormField[] | undefined {
  return FORMS.get(kindId)
}
