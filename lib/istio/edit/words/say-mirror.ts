import { nameTarget } from './name-target'
import { numberAt } from '../read-json'
import type { Phrase } from './sentence'

/** *20 % also sent, as a copy, to reviews v3*, and *mirror to reviews v3 removed*. A change of share alone is told by its own path. */
export const sayMirror: Phrase = ({ pair, at, around }) => {
  const { before, after } = pair
  if (after === undefined)
    return before === undefined ? undefined : [{ id: 'mirrorRemoved', values: { target: nameTarget(before) }, at }]
  const rule = around[3]?.after
  const percent = numberAt(rule, 'mirrorPercentage', 'value') ?? numberAt(rule, 'mirrorPercent') ?? 100
  return [{ id: 'mirrorAdded', values: { target: nameTarget(after), percent }, at }]
}
