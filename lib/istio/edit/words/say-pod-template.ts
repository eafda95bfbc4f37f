import type { Json } from '@/lib/std/json'
import { sameJson } from '@/lib/std/json'
import { isJsonRecord } from '../json-shape'
import { textAt, valueAt } from '../read-json'
import { sayLabels } from './say-labels'
import type { Phrase, Sentence } from './sentence'

const SETS = ['labels', 'annotations'] as const

/** Labels and annotations of the pods to come, and what becomes of those that run: *the pods of reviews-v2 are replaced*. */
export const sayPodTemplate: Phrase = (scene) => {
  const { pair, at, around, name: of } = scene
  if (!sameJson(rest(pair.before), rest(pair.after))) return undefined
  const sentences: Sentence[] = []
  for (const set of SETS) {
    const inner = { before: valueAt(pair.before, set), after: valueAt(pair.after, set) }
    if (sameJson(inner.before, inner.after)) continue
    const said = sayLabels({ ...scene, pair: inner, at: [...at, set], around: [...around, pair] })
    if (said === undefined) return undefined
    sentences.push(...said)
  }
  const object = around[0]?.after
  const strategy = textAt(object, 'spec', 'updateStrategy', 'type')
  const waits = strategy === 'OnDelete' || valueAt(object, 'spec', 'paused') === true
  return [...sentences, { id: waits ? 'podsReplacedLater' : 'podsReplaced', values: { of }, at }]
}

function rest(metadata: Json | undefined): Json {
  if (!isJsonRecord(metadata)) return metadata ?? null
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => key !== 'labels' && key !== 'annotations'))
}
