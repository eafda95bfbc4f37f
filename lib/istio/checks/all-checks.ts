import type { CheckOfObject } from './check'
import { GATEWAY_API_CHECKS } from './gateway-api-checks'
import { PLATFORM_CHECKS } from './platform-checks'
import { POLICY_CHECKS } from './policy-checks'
import { ROUTING_CHECKS } from './routing-checks'
import { structureChecks } from './structure/structure-checks'
import { FIELD_CHECKS } from './values/field-checks'

/** Every check there is. Order does not matter: findings are sorted. */
export const ALL_CHECKS: readonly CheckOfObject[] = [
  structureChecks,
  ...FIELD_CHECKS,
  ...PLATFORM_CHECKS,
  ...ROUTING_CHECKS,
  ...POLICY_CHECKS,
  ...GATEWAY_API_CHECKS,
]
