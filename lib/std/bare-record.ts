/** Without a prototype itself, so that nothing is inherited. Not `null`: V8 keeps records of this one as compact as plain ones. */
const BARE: object = Object.freeze({ __proto__: null })

/**
 * Takes a record's prototype away, in place: with keys that came from outside, `record.constructor` must be found only
 * when somebody wrote it, and `__proto__` is a key like any other.
 */
export function makeBare<T>(record: Record<string, T>): Record<string, T> {
  Object.setPrototypeOf(record, BARE)
  return record
}
