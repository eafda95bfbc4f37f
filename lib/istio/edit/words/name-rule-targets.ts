import { nameTarget } from './name-target'
import { recordsOf, valueAt } from '../read-json'
import type { Scene } from './sentence'

/** Where the rule around a place sends requests: `reviews v1, reviews v2`; the object's name where it names no target. */
export function nameRuleTargets({ around, name }: Scene): string {
  const rule = around[3]?.after ?? around[3]?.before
  const targets = recordsOf(valueAt(rule, 'route') ?? valueAt(rule, 'backendRefs')).map(nameTarget)
  return targets.length === 0 ? name : targets.join(', ')
}
