import type { CheckOfObject } from '../check'
import { envoyFilterFields } from './extensions/envoy-filter-fields'
import { trafficExtensionFields, wasmPluginFields } from './extensions/plugin-fields'
import { telemetryFields } from './extensions/telemetry-fields'
import { meshConfigFields } from './mesh-config-fields'
import { destinationRuleFields } from './networking/destination-rule-fields'
import { gatewayFields } from './networking/gateway-fields'
import { serviceEntryFields } from './networking/service-entry-fields'
import { sidecarFields } from './networking/sidecar-fields'
import { proxyConfigFields, workloadEntryFields, workloadGroupFields } from './networking/workload-fields'
import { authorizationPolicyFields } from './security/authorization-policy-fields'
import { peerAuthenticationFields } from './security/peer-authentication-fields'
import { requestAuthenticationFields } from './security/request-authentication-fields'
import { virtualServiceFields } from './virtual-service/virtual-service-fields'

/** The checks of an object's own fields (config-checks.md 4.3 to 4.5). */
export const FIELD_CHECKS: readonly CheckOfObject[] = [
  authorizationPolicyFields,
  destinationRuleFields,
  envoyFilterFields,
  gatewayFields,
  meshConfigFields,
  peerAuthenticationFields,
  proxyConfigFields,
  requestAuthenticationFields,
  serviceEntryFields,
  sidecarFields,
  telemetryFields,
  trafficExtensionFields,
  virtualServiceFields,
  wasmPluginFields,
  workloadEntryFields,
  workloadGroupFields,
]
