import { recordsOf, textAt, valueAt } from '@/lib/istio/edit/read-json'
import type { Json } from '@/lib/std/json'
import { CARRIED_POLICIES, type CarriedPolicies } from './removal-model'

/**
 * What is lost with a DestinationRule, for all endpoints, single ports or subsets.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
export function readCarried(object: Json): CarriedPolicies {
  const subsets = recordsOf(valueAt(object, 'spec', 'subsets'))
  const policies = [object, ...subsets]
    .map((holder) => valueAt(holder, ...(holder === object ? ['spec', 'trafficPolicy'] : ['trafficPolicy'])))
    .flatMap((policy) => [policy, ...recordsOf(valueAt(policy, 'portLevelSettings'))])
  return {
    subsets: [...new Set(subsets.flatMap((subset) => textAt(subset, 'name') ?? []))],
    policies: CARRIED_POLICIES.filter((key) => policies.some((policy) => isSet(valueAt(policy, key)))),
    tls: [...new Set(policies.flatMap((policy) => textAt(policy, 'tls', 'mode') ?? []))],
  }
}

function isSet(value: Json | undefined): boolean {
  return value !== undefined && value !== null
}
