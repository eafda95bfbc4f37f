import { setField } from '@/lib/istio/forms/set-field'
import type { Json } from '@/lib/std/json'
import type { EditRequest } from '@/lib/url/edit-types'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { changeYaml } from '@/lib/yaml/change-yaml'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import type { SplitScene } from './find-target'
import { listName, readSplits } from './read-splits'
import type { SplitRule } from './split-model'

/** An object as a record kept it. */
export interface RecordedObject {
  readonly kind: string
  readonly namespace: string
  readonly name: string
  /** Null: it was too large to keep. */
  readonly after: string | null
}

/**
 * The changes that bring back the weights of an earlier split, and nothing else. `same`: they are so now · `different`: a rule has other
 * destinations now, or is gone.
 */
export function restoreSplit(
  routing: Pick<ServiceRouting, 'objects' | keyof SplitScene>,
  recorded: readonly RecordedObject[],
): readonly EditRequest[] | 'same' | 'different' {
  const changes: EditRequest[] = []
  const now = readSplits(routing)
  for (const { kind, namespace, name, after } of recorded) {
    const object = routing.objects.find((one) => one.kind === kind && one.namespace === namespace && one.name === name)
    if (object?.kind === 'destinationrules.networking.istio.io') continue
    if (object === undefined || after === null) return 'different'
    const rules = readSplits({ ...routing, objects: [{ ...object, text: after }] })
    const pairs = rules.map((old) => [old, now.find(({ id }) => id === old.id)] as const)
    const text = writeWeights(object.text, pairs)
    if (text === undefined) return 'different'
    if (text !== object.text)
      changes.push({ action: 'update', kind, namespace, name, before: object.text, after: text })
  }
  return changes.length === 0 ? 'same' : changes
}

function writeWeights(
  text: string,
  pairs: readonly (readonly [old: SplitRule, now: SplitRule | undefined])[],
): string | undefined {
  const read = readYamlRecord(text)
  if (read === undefined || !pairs.every(([old, now]) => now !== undefined && leadsAlike(old, now))) return undefined
  const changed = pairs.reduce<Json>(
    (target, [{ object, steps, destinations, refusal }, now]) =>
      destinations.reduce<Json>((inner, { weight }, i) => {
        if (refusal !== null || now?.destinations[i]?.weight === weight) return inner
        return setField(inner, [...steps, listName(object), i, 'weight'], weight ?? undefined)
      }, target),
    read,
  )
  return changeYaml(text, changed)
}

function leadsAlike(old: SplitRule, now: SplitRule): boolean {
  const names = ({ destinations }: SplitRule): string => JSON.stringify(destinations.map(({ label }) => label))
  return names(old) === names(now)
}
