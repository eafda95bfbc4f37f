import { recordsOf, valueAt } from '@/lib/istio/edit/read-json'
import type { SPLIT_DOUBTS } from '@/lib/url/split-types'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import { isForAll } from './read-splits'
import type { SplitRule } from './split-model'

/**
 * Why requests may be shared otherwise than a rule says: sessions that stick to a pod, copies that add load, rules that take requests
 * before it does.
 */
export function splitDoubts(
  { objects }: Pick<ServiceRouting, 'objects'>,
  { rule, later, hidden }: Pick<SplitRule, 'rule' | 'later' | 'hidden'>,
): readonly (typeof SPLIT_DOUBTS)[number][] {
  const sticks = objects.some(
    ({ kind, text }) => kind === 'destinationrules.networking.istio.io' && hasStickiness(text),
  )
  return [
    ...(sticks ? (['sticky'] as const) : []),
    ...(rule.mirrors.length > 0 ? (['mirror'] as const) : []),
    ...(later || hidden || !isForAll(rule) ? (['earlier-rule'] as const) : []),
  ]
}

function hasStickiness(text: string): boolean {
  const spec = valueAt(readYamlRecord(text), 'spec')
  const policies = [spec, ...recordsOf(valueAt(spec, 'subsets'))]
  return policies.some((one) => valueAt(one, 'trafficPolicy', 'loadBalancer', 'consistentHash') !== undefined)
}
