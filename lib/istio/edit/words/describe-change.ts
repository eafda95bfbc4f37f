import type { Json } from '@/lib/std/json'
import { sameJson } from '@/lib/std/json'
import { isJsonList, isJsonRecord } from '../json-shape'
import type { JsonSteps } from '../json-pointer'
import { alignItems } from './align-items'
import { findPhrase } from './phrases'
import { textAt } from '../read-json'
import { sayEffects } from './say-effects'
import { sayPath, sayValue } from './say-path'
import type { Pair, Scene, Sentence } from './sentence'

/**
 * What the change of one object does, in sentences made from the two objects alone: the field's phrases where there are
 * some, else the path. Every changed path is covered by a sentence, and nothing is said of what stayed (product.md section 6).
 * @param before undefined: the object is created; @param after undefined: it is deleted
 * @param rootNamespace of the mesh: policies there are about all of it
 */
export function describeChange(
  before: Json | undefined,
  after: Json | undefined,
  rootNamespace: string,
): readonly Sentence[] {
  const known = after ?? before
  const names = {
    kind: textAt(known, 'kind') ?? '',
    name: textAt(known, 'metadata', 'name') ?? '',
    namespace: textAt(known, 'metadata', 'namespace') ?? '',
    rootNamespace,
  }
  const scene = { pair: { before, after }, at: [], around: [], ...names }
  const { kind, name } = names
  const said: readonly Sentence[] =
    before !== undefined && after !== undefined
      ? describe(scene)
      : [{ id: before === undefined ? 'created' : 'deleted', values: { kind, name }, at: [] }]
  const effects = sayEffects(scene).filter((effect) => said.every(({ id }) => id !== effect.id))
  return [...said, ...effects]
}

function describe(scene: Scene): readonly Sentence[] {
  const { before, after } = scene.pair
  if (sameOrAbsent(before, after)) return []
  const said = findPhrase(scene)?.(scene)
  if (said !== undefined) return said
  if (isJsonRecord(before) && isJsonRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...keys].flatMap((key) =>
      describe(inside(scene, key, { before: own(before, key), after: own(after, key) })),
    )
  }
  if (isJsonList(before) && isJsonList(after)) return describeList(scene, before, after)
  return [describePlain(scene.pair, scene.at)]
}

function describeList(scene: Scene, before: readonly Json[], after: readonly Json[]): readonly Sentence[] {
  const aligned = alignItems(before, after)
  const stayed = aligned.flatMap((one) => (one.before !== undefined && one.after !== undefined ? [one.before] : []))
  const moved = stayed.some((index, i) => index < (stayed[i - 1] ?? -1))
  return [
    ...(moved ? [{ id: 'moved', values: { path: sayPath(scene.at) }, at: scene.at } as const] : []),
    ...aligned.flatMap((one) => {
      const pair = {
        before: one.before === undefined ? undefined : before[one.before],
        after: one.after === undefined ? undefined : after[one.after],
      }
      return describe(inside(scene, one.after ?? one.before ?? 0, pair))
    }),
  ]
}

function inside(scene: Scene, step: string | number, pair: Pair): Scene {
  return { ...scene, pair, at: [...scene.at, step], around: [...scene.around, scene.pair] }
}

function describePlain({ before, after }: Pair, at: JsonSteps): Sentence {
  const path = sayPath(at)
  if (after === undefined) return { id: 'removed', values: { path }, at }
  const now = sayValue(after)
  if (before === undefined) {
    return now === undefined ? { id: 'added', values: { path }, at } : { id: 'addedValue', values: { path, now }, at }
  }
  return { id: 'changed', values: { path, was: sayValue(before) ?? '…', now: now ?? '…' }, at }
}

function sameOrAbsent(before: Json | undefined, after: Json | undefined): boolean {
  return before === undefined || after === undefined ? before === after : sameJson(before, after)
}

function own(record: Readonly<Record<string, Json>>, key: string): Json | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
