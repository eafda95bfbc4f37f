const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const WORDS: ReadonlyMap<string, number> = new Map([
  ['NaN', NaN],
  ['+Inf', Infinity],
  ['Inf', Infinity],
  ['-Inf', -Infinity],
])

/** A number as the API writes it, which is text; undefined where it is none. */
export function readNumber(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined
  return NUMBER.test(text) ? Number(text) : WORDS.get(text)
}
