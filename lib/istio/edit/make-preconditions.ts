import type { Json } from '@/lib/std/json'
import { fromPointer, toPointer } from './json-pointer'
import { isJsonList, isJsonRecord } from './json-shape'
import type { PatchOperation } from './patch-operation'

/**
 * The tests that stand before a patch, so that it acts on nothing else than what was shown (product.md section 6, step 8): the
 * uid, the generation where the kind has one (else the resourceVersion), and the old value of every touched path; for an added
 * key the map it goes into, and where that is the document itself or its metadata the resourceVersion.
 */
export function makePreconditions(before: Json, patch: readonly PatchOperation[]): readonly PatchOperation[] {
  const tests = new Map<string, Json>()
  const add = (steps: readonly string[]) => {
    const value = valueAt(before, steps)
    if (value !== undefined) tests.set(toPointer(steps), value)
  }
  add(['metadata', 'uid'])
  add(valueAt(before, ['metadata', 'generation']) === undefined ? VERSION : ['metadata', 'generation'])
  for (const { op, path } of patch) {
    const steps = fromPointer(path) ?? []
    const touched = op === 'add' ? steps.slice(0, -1) : steps
    // All of the metadata changes with every write, as the version does, and is long.
    const unfit = touched.length === 0 || (touched.length === 1 && touched[0] === 'metadata')
    add(unfit ? VERSION : touched)
  }
  return [...tests].map(([path, value]) => ({ op: 'test', path, value }))
}

const VERSION = ['metadata', 'resourceVersion']

function valueAt(document: Json, steps: readonly string[]): Json | undefined {
  let value: Json | undefined = document
  for (const step of steps) {
    if (isJsonList(value)) value = value[Number(step)]
    else if (isJsonRecord(value) && Object.hasOwn(value, step)) value = value[step]
    else return undefined
  }
  return value
}
