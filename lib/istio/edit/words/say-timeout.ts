import { nameRuleTargets } from './name-rule-targets'
import type { Phrase } from './sentence'

/** *timeout of ratings: none → 500ms*. */
export const sayTimeout: Phrase = (scene) => {
  const { before, after } = scene.pair
  const { at } = scene
  const target = nameRuleTargets(scene)
  if (typeof after === 'string' && before === undefined)
    return [{ id: 'timeoutAdded', values: { target, now: after }, at }]
  if (typeof before === 'string' && after === undefined) {
    return [{ id: 'timeoutRemoved', values: { target, was: before }, at }]
  }
  if (typeof before !== 'string' || typeof after !== 'string') return undefined
  return [{ id: 'timeoutChanged', values: { target, was: before, now: after }, at }]
}
