import { offeredValues } from './filters'
import type { ListName, ListRow } from './model'
import { type BoxFilter, keysOf, LABEL_KEY, splitToken } from './read-box'

const MAX_OFFERED = 12

export interface Completion {
  readonly key: BoxFilter['key']
  /** Null: the key alone, of which a value is still to be chosen. */
  readonly value: string | null
  /** Rows that have the value; null for keys. */
  readonly rows: number | null
}

/** What may follow in the filter box after its last word: keys of filters, then their values among the rows. */
export function completeBox(list: ListName, text: string, rows: readonly ListRow[]): readonly Completion[] {
  const token = text.split(/\s/u).at(-1) ?? ''
  const begun = splitToken(list, token)
  if (begun === undefined) {
    const word = token.toLowerCase()
    return keysOf(list)
      .filter((key) => key.startsWith(word))
      .map((key) => ({ key, value: null, rows: null }))
  }
  const { key } = begun
  const prefix = begun.value.toLowerCase()
  const values = key === LABEL_KEY ? offeredLabels(rows, prefix) : offeredValues(rows, key)
  return values
    .filter(({ value }) => value.toLowerCase().includes(prefix))
    .slice(0, MAX_OFFERED)
    .map((one) => ({ key, ...one }))
}

/** Keys of labels, and once one is written out its values; those of the most rows first. */
function offeredLabels(rows: readonly ListRow[], prefix: string) {
  const counts = new Map<string, number>()
  const asValues = prefix.includes('=')
  for (const { labels } of rows) {
    for (const [key, value] of Object.entries(labels)) {
      const text = asValues ? `${key}=${value}` : key
      if (text.toLowerCase().includes(prefix)) counts.set(text, (counts.get(text) ?? 0) + 1)
    }
  }
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MAX_OFFERED)
    .map(([value, count]) => ({ value, rows: count }))
}

/** The text with its last word completed. */
export function completeText(text: string, { key, value }: Pick<Completion, 'key' | 'value'>): string {
  const before = text.slice(0, text.length - (text.split(/\s/u).at(-1) ?? '').length)
  return value === null ? `${before}${key}:` : `${before}${key}:${value} `
}
