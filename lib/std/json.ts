import { isRecord } from './is-record'

/** JSON in which integers beyond 2^53 are bigints, so that nothing read is rounded when it is written again. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonRecord
export interface JsonRecord {
  readonly [key: string]: Json
}

/** Whether two values say the same: the order of keys does not count, the order of lists does; 0 equals -0, and 1 equals 1n. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  // `1n` and `1` are one number; a bigint and a text are not.
  if (isNumeric(a) && isNumeric(b)) return a <= b && a >= b
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]))
  }
  if (!isRecord(a) || !isRecord(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}
