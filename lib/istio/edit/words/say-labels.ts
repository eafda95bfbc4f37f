import type { Json } from '@/lib/std/json'
import { isJsonRecord } from '../json-shape'
import { sayValue } from './say-path'
import type { Pair, Phrase, Scene, Sentence } from './sentence'

type Texts = ReadonlyMap<string, string>

/** One key of labels or annotations, before and after; undefined: absent. */
interface ChangedKey {
  readonly key: string
  readonly was: string | undefined
  readonly now: string | undefined
  /** Whether they are of the pods that the object makes. */
  readonly ofPods: boolean
}

/**
 * *label version of reviews-v2: v2 → v3*, and for labels that place something in the mesh what they do: *sidecar injection of bookinfo:
 * off → on; pods get it at their next restart*. Not for what holds anything but texts.
 */
export const sayLabels: Phrase = (scene) => {
  const { pair, at } = scene
  const [before, after] = [readTexts(pair.before), readTexts(pair.after)]
  if (before === undefined || after === undefined) return undefined
  const ofPods = at[0] === 'spec'
  const sentences = [...new Set([...before.keys(), ...after.keys()])]
    .map((key): ChangedKey => ({ key, was: before.get(key), now: after.get(key), ofPods }))
    .filter(({ was, now }) => was !== now)
    .map((changed): Sentence => ({
      ...(sayMeaning(scene, changed) ?? sayKey(scene, changed)),
      at: [...at, changed.key],
    }))
  // An empty map that came or went holds nothing to tell of.
  return sentences.length === 0 ? undefined : sentences
}

type Said = Omit<Sentence, 'at'>

function sayKey({ at, name }: Scene, { key, was, now, ofPods }: ChangedKey): Said {
  const isLabel = at.at(-1) === 'labels'
  const set = ofPods ? (isLabel ? 'podLabels' : 'podAnnotations') : isLabel ? 'labels' : 'annotations'
  const say = (value: string | undefined) => (isLabel && value !== '' ? (value ?? '') : (sayValue(value) ?? ''))
  return { id: 'label', values: { set, key, of: name, change: changeOf(was, now), was: say(was), now: say(now) } }
}

/** What a key does that places pods in the mesh; undefined: it does nothing here, or its value is none that Istio knows. */
function sayMeaning({ kind, name: of }: Scene, { key, was, now, ofPods }: ChangedKey): Said | undefined {
  const places = ofPods || kind === 'Namespace'
  const change = { change: changeOf(was, now), was: was ?? '', now: now ?? '' }
  if (key === 'istio-injection' && kind === 'Namespace') {
    return saySwitch('injection', of, [was, now], { enabled: 'on', disabled: 'off' })
  }
  if (key === 'sidecar.istio.io/inject' && ofPods) {
    return saySwitch('podInjection', of, [was, now], { true: 'on', false: 'off' })
  }
  if (key === 'istio.io/rev' && places) return { id: 'revision', values: { of, ...change } }
  if (key === 'istio.io/dataplane-mode' && places && isDataplaneMode(was) && isDataplaneMode(now)) {
    if (now === 'ambient') return { id: 'ambientJoined', values: { of } }
    return was === 'ambient' ? { id: 'ambientLeft', values: { of } } : undefined
  }
  if (key === 'istio.io/use-waypoint' && (places || kind === 'Service'))
    return { id: 'waypoint', values: { of, ...change } }
  return undefined
}

function saySwitch(
  id: 'injection' | 'podInjection',
  of: string,
  values: readonly (string | undefined)[],
  words: Readonly<Record<string, 'on' | 'off'>>,
): Said | undefined {
  const [was, now] = values.map((value) => {
    if (value === undefined) return 'unset'
    return Object.hasOwn(words, value) ? words[value] : undefined
  })
  return was === undefined || now === undefined ? undefined : { id, values: { of, was, now } }
}

function isDataplaneMode(value: string | undefined): boolean {
  return value === undefined || value === 'ambient' || value === 'none'
}

function changeOf(was: string | undefined, now: string | undefined): string {
  if (was === undefined) return 'added'
  return now === undefined ? 'removed' : 'changed'
}

/** Empty where there are none; undefined where something else than texts stands. */
function readTexts(map: Pair['before']): Texts | undefined {
  if (map === undefined) return new Map()
  if (!isJsonRecord(map)) return undefined
  const texts = Object.entries(map).filter((entry): entry is [string, string] => isText(entry[1]))
  return texts.length === Object.keys(map).length ? new Map(texts) : undefined
}

function isText(value: Json): value is string {
  return typeof value === 'string'
}
