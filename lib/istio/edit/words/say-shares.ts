import type { Json } from '@/lib/std/json'
import { nameRoute } from './name-route'
import { nameTarget } from './name-target'
import { numberAt, recordsOf } from '../read-json'
import type { Phrase } from './sentence'
import { sameJson } from '@/lib/std/json'

/** *reviews v2: 10 % → 50 %, reviews v1: 90 % → 50 %*. Only where nothing but weights and targets changed; "–" is not there. */
export const sayShares: Phrase = (scene) => {
  const { before, after } = scene.pair
  if (before === undefined || after === undefined) return undefined
  const usual = scene.kind === 'VirtualService' ? 0 : 1
  const [old, now] = [readShares(before, usual), readShares(after, usual)]
  if (old === undefined || now === undefined || !onlyWeights(before, after)) return undefined
  const names = [...new Set([...now.keys(), ...old.keys()])]
  const changed = names.filter((name) => old.get(name) !== now.get(name))
  // Other weights, equal shares: the weights themselves are told.
  if (changed.length === 0) return undefined
  const shares = changed.map((name) => `${name}: ${old.get(name) ?? '–'} → ${now.get(name) ?? '–'}`).join(', ')
  const route = nameRoute(scene)
  return [
    route === undefined
      ? { id: 'shares', values: { shares }, at: scene.at }
      : { id: 'sharesOfRoute', values: { shares, route }, at: scene.at },
  ]
}

/** Share by target, as written; undefined where two targets have one name or no share can be known. */
function readShares(list: Json, usual: number): ReadonlyMap<string, string> | undefined {
  const entries = recordsOf(list)
  const weights = entries.map((entry) => numberAt(entry, 'weight') ?? (entries.length === 1 ? 1 : usual))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const shares = new Map(
    entries.map((entry, i) => {
      const percent = entries.length === 1 && sum === 0 ? 0 : ((weights[i] ?? 0) / sum) * 100
      return [nameTarget(entry), `${Math.round(percent * 10) / 10} %`] as const
    }),
  )
  return shares.size === entries.length && (sum > 0 || entries.length === 1) ? shares : undefined
}

/** Whether each target that stays is the same but for its weight. */
function onlyWeights(before: Json, after: Json): boolean {
  const bare = (list: Json) =>
    new Map(
      recordsOf(list).map((entry) => [nameTarget(entry), Object.entries(entry).filter(([key]) => key !== 'weight')]),
    )
  const old = bare(before)
  return [...bare(after)].every(([name, entries]) => {
    const same = old.get(name)
    return same === undefined || sameJson(Object.fromEntries(same), Object.fromEntries(entries))
  })
}
