import { isRecord } from '@/lib/std/is-record'

/** A key of JSON lines that has a column of its own. */
export interface JsonColumn {
  readonly key: string
  /** Of the column, in characters. */
  readonly width: number
}

/** More columns than these are read one line at a time. */
const MOST_COLUMNS = 16
/** So many lines at either end tell which keys there are. */
const SAMPLE = 250
const WIDTH = { least: 4, most: 40 }
/** Of a longer line nobody reads columns, and reading it costs. */
const LONGEST = 65_536

/**
 * The keys of the lines that are JSON objects, those that most lines have first, ties as they stand in the lines; few enough for columns,
 * each as wide as its values, within bounds.
 *
 * @returns none where no line is a JSON object.
 */
export function jsonColumns(lines: readonly { readonly text: string }[]): readonly JsonColumn[] {
  const sample = lines.length <= 2 * SAMPLE ? lines : [...lines.slice(0, SAMPLE), ...lines.slice(-SAMPLE)]
  const seen = new Map<string, { count: number; width: number }>()
  for (const { text } of sample) {
    for (const [key, value] of jsonCells(text) ?? []) {
      const known = seen.get(key) ?? { count: 0, width: key.length }
      seen.set(key, { count: known.count + 1, width: Math.max(known.width, value.length) })
    }
  }
  return [...seen]
    .sort(([, a], [, b]) => b.count - a.count)
    .slice(0, MOST_COLUMNS)
    .map(([key, { width }]) => ({ key, width: Math.min(WIDTH.most, Math.max(WIDTH.least, width)) }))
}

/** The values of a line by key, what holds others as JSON; undefined of a line that is no JSON object. */
export function jsonCells(text: string): ReadonlyMap<string, string> | undefined {
  if (!text.trimStart().startsWith('{') || text.length > LONGEST) return undefined
  const value = parse(text)
  if (!isRecord(value)) return undefined
  return new Map(Object.entries(value).map(([key, one]) => [key, typeof one === 'string' ? one : JSON.stringify(one)]))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // a line that only looks like JSON is a line as others are
  }
}
