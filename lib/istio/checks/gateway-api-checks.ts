import type { CheckOfObject } from './check'
import { gatewayClass } from './gateway-api/gateway-class'
import { gatewayConditions } from './gateway-api/gateway-conditions'
import { gatewayConflicts } from './gateway-api/gateway-conflicts'
import { inferencePools } from './gateway-api/inference-pools'
import { listenerSets } from './gateway-api/listener-sets'
import { referenceGrant } from './gateway-api/reference-grant'
import { gatewayApiRoutes } from './gateway-api/routes'

/** Objects of the Gateway API. */
export const GATEWAY_API_CHECKS: readonly CheckOfObject[] = [
  gatewayApiRoutes,
  gatewayClass,
  gatewayConditions,
  gatewayConflicts,
  inferencePools,
  listenerSets,
  referenceGrant,
]
