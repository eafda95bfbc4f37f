import { makeBare } from '@/lib/std/bare-record'
import type { Json, JsonRecord } from '@/lib/std/json'
import { isJsonRecord } from './json-shape'

/** What the server alone decides. */
const OF_THE_SERVER: ReadonlySet<string> = new Set([
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'selfLink',
  'managedFields',
])

/** The object without its status and without the metadata that the server alone decides: what an edit is about. */
export function editablePart(object: JsonRecord): JsonRecord {
  const { metadata } = object
  const kept = without(object, (key) => key === 'status')
  return isJsonRecord(metadata) ? { ...kept, metadata: without(metadata, (key) => OF_THE_SERVER.has(key)) } : kept
}

function without(record: JsonRecord, isLeftOut: (key: string) => boolean): JsonRecord {
  const kept = makeBare<Json>({})
  for (const [key, value] of Object.entries(record)) if (!isLeftOut(key)) kept[key] = value
  return kept
}
