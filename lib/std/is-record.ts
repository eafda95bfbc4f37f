/** Narrows JSON to an object that is neither null nor a list. Its keys came from outside: read others than fixed names by `Object.hasOwn`. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
