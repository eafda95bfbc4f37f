/** One value of a JSON line, in the order of the line; deeper ones follow what holds them. */
export interface JsonRow {
  readonly depth: number
  /** Of an object its key, of a list its place. */
  readonly key: string
  /** Undefined for what holds other values. */
  readonly value: string | undefined
  readonly kind: 'text' | 'number' | 'word' | 'object' | 'list'
  /** Of `object` and `list`: how many values it holds. */
  readonly size: number
}

export interface JsonRows {
  readonly rows: readonly JsonRow[]
  /** There is more, deeper or further down, than is told. */
  readonly cut: boolean
}

const MAX_ROWS = 500
const MAX_DEPTH = 12
const MAX_LENGTH = 65_536

/** The values of a line that is a JSON object, as rows of a tree. @returns undefined for every other line */
export function jsonRows(text: string): JsonRows | undefined {
  if (!text.startsWith('{') || text.length > MAX_LENGTH) return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined // not JSON, or only the beginning of it
  }
  const rows: JsonRow[] = []
  let cut = false
  const add = (key: string, one: unknown, depth: number): void => {
    if (rows.length >= MAX_ROWS) {
      cut = true
      return
    }
    rows.push(toRow(key, one, depth))
    if (typeof one !== 'object' || one === null) return
    if (depth + 1 >= MAX_DEPTH) {
      cut ||= Object.keys(one).length > 0
      return
    }
    for (const [inner, of] of Object.entries(one)) add(inner, of, depth + 1)
  }
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, one] of Object.entries(value)) add(key, one, 0)
  return { rows, cut }
}

function toRow(key: string, value: unknown, depth: number): JsonRow {
  if (Array.isArray(value)) return { depth, key, value: undefined, kind: 'list', size: value.length }
  if (typeof value === 'object' && value !== null) {
    return { depth, key, value: undefined, kind: 'object', size: Object.keys(value).length }
  }
  if (typeof value === 'string') return { depth, key, value, kind: 'text', size: 0 }
  return { depth, key, value: String(value), kind: typeof value === 'number' ? 'number' : 'word', size: 0 }
}
