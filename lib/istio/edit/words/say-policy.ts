import { itemsOf, textAt, valueAt } from '../read-json'
import type { Phrase } from './sentence'
import { sameJson } from '@/lib/std/json'

/** *policy deny-all now denies everything in bookinfo*: an ALLOW policy without a rule; with an empty rule it allows everything. */
export const sayPolicy: Phrase = ({ pair, at, around, name, namespace }) => {
  const root = around[0]?.after
  if ((textAt(root, 'spec', 'action') ?? 'ALLOW') !== 'ALLOW') return undefined
  const rules = pair.after === undefined ? [] : itemsOf(pair.after)
  if (rules === undefined) return undefined
  const selected = ['selector', 'targetRef', 'targetRefs'].some((key) => valueAt(root, 'spec', key) !== undefined)
  if (rules.length === 0) return [{ id: selected ? 'deniesSelected' : 'deniesAll', values: { name, namespace }, at }]
  return rules.some((rule) => sameJson(rule, {})) ? [{ id: 'allowsAll', values: { name }, at }] : undefined
}
