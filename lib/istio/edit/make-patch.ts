import type { Json, JsonRecord } from '@/lib/std/json'
import { sameJson } from '@/lib/std/json'
import { isJsonList, isJsonRecord } from './json-shape'
import { keepsOrder } from './keeps-order'
import { type JsonSteps, toPointer } from './json-pointer'
import type { PatchOperation } from './patch-operation'

/**
 * The difference of two documents as a JSON Patch (RFC 6902): apply(makePatch(a, b), a) = b for every pair, and paths that
 * do not differ are not named. 0, false, "", [] and {} are values, absent is absent. A list whose length or order changes is
 * replaced as a whole, the smallest such list (product.md section 6, step 3).
 */
export function makePatch(before: Json, after: Json): readonly PatchOperation[] {
  return differences(before, after, [])
}

function differences(before: Json, after: Json, at: JsonSteps): readonly PatchOperation[] {
  if (isJsonRecord(before) && isJsonRecord(after)) return ofRecords(before, after, at)
  if (isJsonList(before) && isJsonList(after) && keepsOrder(before, after)) {
    return before.flatMap((item, i) => differences(item, after[i] ?? null, [...at, i]))
  }
  return sameJson(before, after) ? [] : [{ op: 'replace', path: toPointer(at), value: after }]
}

function ofRecords(before: JsonRecord, after: JsonRecord, at: JsonSteps): readonly PatchOperation[] {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
  return [
    ...gone.map((key): PatchOperation => ({ op: 'remove', path: toPointer([...at, key]) })),
    ...Object.entries(after).flatMap(([key, value]) =>
      Object.hasOwn(before, key)
        ? differences(before[key] ?? null, value, [...at, key])
        : [{ op: 'add' as const, path: toPointer([...at, key]), value }],
    ),
  ]
}
