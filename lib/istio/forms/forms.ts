import { AUTHORIZATION_POLICY } from './authorization-policy'
import type { FormField } from './form-field'
import { GATEWAY } from './gateway'
import { KUBERNETES_GATEWAY } from './kubernetes-gateway'
import { PEER_AUTHENTICATION } from './peer-authentication'
import { SERVICE_ENTRY } from './service-entry'

const FORMS: ReadonlyMap<string, readonly FormField[]> = new Map([
  ['peerauthentications.security.istio.io', PEER_AUTHENTICATION],
  ['authorizationpolicies.security.istio.io', AUTHORIZATION_POLICY],
  ['gateways.networking.istio.io', GATEWAY],
  ['gateways.gateway.networking.k8s.io', KUBERNETES_GATEWAY],
  ['serviceentries.networking.istio.io', SERVICE_ENTRY],
])

/** The fields of the form for `spec` of a kind (`<plural>.<group>`); undefined where there is no form. */
export function findForm(kindId: string): readonly FormField[] | undefined {
  return FORMS.get(kindId)
}
