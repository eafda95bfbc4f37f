import { itemsOf, textAt } from '../read-json'
import type { Scene } from './sentence'

/** The rule around a place: its name in quotes, else its number from 1; undefined where the object has only one rule. */
export function nameRoute({ at, around }: Scene): string | undefined {
  const list = around[2]
  const rule = around[3]
  const name = textAt(rule?.after ?? rule?.before, 'name')
  if (name !== undefined) return `"${name}"`
  const rules = Math.max(itemsOf(list?.before)?.length ?? 0, itemsOf(list?.after)?.length ?? 0)
  const index = at[2]
  return rules > 1 && typeof index === 'number' ? String(index + 1) : undefined
}
