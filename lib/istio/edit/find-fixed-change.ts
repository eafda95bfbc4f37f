import type { JsonRecord } from '@/lib/std/json'
import { valueAt } from './read-json'

const FIXED = [['apiVersion'], ['kind'], ['metadata', 'name'], ['metadata', 'namespace']] as const

/**
 * The first field that makes `after` another object than `live`, as `metadata.name`; undefined: it is the same one.
 * A `metadata.uid` may be left out, but not be another one.
 */
export function findFixedChange(live: JsonRecord, after: JsonRecord): string | undefined {
  const uid = valueAt(after, 'metadata', 'uid')
  if (uid !== undefined && uid !== valueAt(live, 'metadata', 'uid')) return 'metadata.uid'
  return FIXED.find((keys) => valueAt(live, ...keys) !== valueAt(after, ...keys))?.join('.')
}
