import { itemsAt, type JsonObject, textAt } from './json'
import { timestamp } from './object-rules'

export interface Condition {
  readonly type: string
  readonly status: 'True' | 'False' | 'Unknown'
  readonly reason: string
  readonly message: string
  readonly observedGeneration?: number | undefined
}

/** The conditions of a status with these in place of those of their types. A condition that stays true keeps its time. */
export function withConditions(
  status: unknown,
  conditions: readonly Condition[],
  nowMs: number,
): readonly JsonObject[] {
  const before = itemsAt(status, 'conditions')
  const types = new Set(conditions.map(({ type }) => type))
  const kept = before.filter((one): one is JsonObject => !types.has(textAt(one, 'type')))
  const fresh = conditions.map((condition) => {
    const old = before.find((one) => textAt(one, 'type') === condition.type)
    const since = textAt(old, 'status') === condition.status ? textAt(old, 'lastTransitionTime') : ''
    const entries = Object.entries({ ...condition, lastTransitionTime: since || timestamp(nowMs) })
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  })
  return [...kept, ...fresh]
}
