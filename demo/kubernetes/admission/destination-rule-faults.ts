import { isJsonObject, itemsAt, textAt, valueAt } from '../json'

const NAME = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/

/** What istiod 1.31 refuses in a DestinationRule, in its words; of its checks those that a hand that edits subsets meets. */
export function destinationRuleFaults(spec: unknown): readonly string[] {
  const subsets = itemsAt(spec, 'subsets')
  const names = subsets.map((subset) => textAt(subset, 'name'))
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) < index)
  return [
    ...policyFaults(valueAt(spec, 'trafficPolicy')),
    ...twice.map((name) => `duplicate subset names: ${name}`),
    ...names.flatMap(nameFaults),
    ...subsets.flatMap((subset) => policyFaults(valueAt(subset, 'trafficPolicy'))),
  ]
}

function nameFaults(name: string): readonly string[] {
  if (name === '') return ['subset name cannot be empty']
  return NAME.test(name) ? [] : [`subset name is invalid: ${name}`]
}

const FIELDS = ['connectionPool', 'loadBalancer', 'outlierDetection', 'tls', 'tunnel', 'proxyProtocol', 'retryBudget']
const EJECTION = ['maxEjectionPercent', 'minHealthPercent']

function policyFaults(policy: unknown): readonly string[] {
  if (!isJsonObject(policy)) return []
  const isEmpty =
    FIELDS.every((field) => !isJsonObject(policy[field])) && itemsAt(policy, 'portLevelSettings').length === 0
  if (isEmpty) return ['traffic policy must have at least one field']
  return EJECTION.flatMap((field) => {
    const share = valueAt(policy, 'outlierDetection', field)
    return typeof share === 'number' && (share < 0 || share > 100) ? [`percentage ${share} is not in range 0..100`] : []
  })
}
