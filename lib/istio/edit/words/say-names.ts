import type { Json } from '@/lib/std/json'
import { itemsOf } from '../read-json'
import { sayPath } from './say-path'
import type { Phrase, Sentence } from './sentence'

/** Which names came into a list of names and which went; not for a change of order alone. */
export const sayNames: Phrase = ({ pair, at }) => {
  const [old, now] = [readNames(pair.before), readNames(pair.after)]
  if (old === undefined || now === undefined) return undefined
  const path = sayPath(at)
  const came = now.filter((name) => !old.includes(name))
  const went = old.filter((name) => !now.includes(name))
  const sentences: readonly Sentence[] = [
    ...(went.length === 0 ? [] : [{ id: 'itemsRemoved', values: { path, names: went.join(', ') }, at } as const]),
    ...(came.length === 0 ? [] : [{ id: 'itemsAdded', values: { path, names: came.join(', ') }, at } as const]),
  ]
  return sentences.length === 0 ? undefined : sentences
}

/** None where the list is absent; undefined where something else than texts stands. */
function readNames(list: Json | undefined): readonly string[] | undefined {
  const items = list === undefined ? [] : itemsOf(list)
  const names = items?.filter((item) => typeof item === 'string')
  return names?.length === items?.length ? names : undefined
}
