import type { Json } from './json'
import { isRecord } from './is-record'

/**
 * Parses JSON without rounding: integers beyond 2^53 become bigints. Keys such as `__proto__` are data.
 *
 * @throws SyntaxError for what is no JSON.
 */
export function parseExactJson(text: string): Json {
  // What a reviver is told of a number's source is younger than the library's types.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- JSON text holds nothing but JSON
  return JSON.parse(text, exact) as Json
}

function exact(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const source = context?.source ?? ''
  return /^-?\d+$/.test(source) ? BigInt(source) : value
}

/** Writes JSON in which bigints are integers. The order of keys is kept. */
export function printExactJson(value: Json): string {
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[${value.map((item: Json) => printExactJson(item)).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  const entries = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}:${printExactJson(part)}`)
  return `{${entries.join(',')}}`
}
