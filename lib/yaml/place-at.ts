import { type Opener, openersOf } from './line-openers'
import type { PathStep } from './source-node'

/** Where a cursor stands in YAML that may be half written. */
export interface CursorPlace {
  /** The map in which a key is written, or the field whose value is; items of lists count as 0. */
  readonly path: readonly PathStep[]
  readonly writes: 'key' | 'value'
  /** What of the key or the value stands before the cursor. */
  readonly typed: string
  /** The other keys of that map. */
  readonly siblings: readonly string[]
}

/** Lines by number from 0. */
export interface LineSource {
  readonly count: number
  readonly line: (index: number) => string
}

interface Climbed {
  readonly path: readonly PathStep[]
  readonly siblings: readonly string[]
}

/** Further away nobody looks for the beginning of a block. */
const MOST_LINES = 20_000

/**
 * Finds what the cursor is about by indentation alone, so that it works while the text is broken. Knows blocks, not
 * `{}` and `[]`; in a block of text (`|`) and in a comment there is no place.
 *
 * @param column of the cursor, from 0
 */
export function placeAt(lines: LineSource, index: number, column: number): CursorPlace | undefined {
  const line = lines.line(index)
  const before = line.slice(0, column)
  if (/(?:^|\s)#/.test(before)) return undefined
  const openers = openersOf(line)
  const key = openers.at(-1)
  if (key?.key !== undefined && column > key.end) {
    const climbed = climb(lines, index, openers.slice(0, -1), key.column)
    if (climbed === undefined) return undefined
    const typed = before.slice(key.end).replace(/^ *: */, '')
    return { path: [...climbed.path, key.key], writes: 'value', typed, siblings: [] }
  }
  const dashes = openers.filter((opener) => opener.key === undefined && opener.end < column)
  const start = line.trim() === '' ? column : (/^ *(?:- +)*/.exec(before)?.[0].length ?? 0)
  const climbed = climb(lines, index, dashes, start)
  if (climbed === undefined) return undefined
  const siblings = [...climbed.siblings, ...keysBelow(lines, index, start)]
  return { path: climbed.path, writes: 'key', typed: before.slice(start), siblings }
}

/** The path of the field that a line begins; on other lines that of what holds it. Undefined in a block of text. */
export function fieldAt(lines: LineSource, index: number): readonly PathStep[] | undefined {
  const line = lines.line(index)
  const openers = openersOf(line)
  const last = openers.at(-1)
  if (last?.key === undefined) {
    return climb(lines, index, openers, /^ */.exec(line)?.[0].length === line.length ? line.length : Infinity)?.path
  }
  const climbed = climb(lines, index, openers.slice(0, -1), last.column)
  return climbed === undefined ? undefined : [...climbed.path, last.key]
}

/** @param own the openers of the line itself that stand left of what begins at `column` */
function climb(lines: LineSource, index: number, own: readonly Opener[], column: number): Climbed | undefined {
  const path: PathStep[] = []
  const siblings: string[] = []
  let below = { column, isDash: false }
  for (let i = index; i >= 0 && index - i < MOST_LINES && (below.column > 0 || below.isDash); i -= 1) {
    const openers = i === index ? own : openersOf(lines.line(i))
    for (const { column: at, key, opensText } of openers.toReversed()) {
      const holds = at < below.column || (at === below.column && below.isDash && key !== undefined)
      if (path.length === 0 && at === column && key !== undefined) siblings.push(key)
      if (!holds) continue
      if (opensText) return undefined
      path.unshift(key ?? 0)
      below = { column: at, isDash: key === undefined }
    }
  }
  if (column === 0) return { path, siblings: keysAbove(lines, index) }
  return { path, siblings }
}

/** Of the outermost map, where there is nothing to climb. */
function keysAbove(lines: LineSource, index: number): readonly string[] {
  return keysFrom(lines, { index: index - 1, step: -1, column: 0 })
}

function keysBelow(lines: LineSource, index: number, column: number): readonly string[] {
  return keysFrom(lines, { index: index + 1, step: 1, column })
}

function keysFrom(
  lines: LineSource,
  { index, step, column }: { readonly index: number; readonly step: 1 | -1; readonly column: number },
): readonly string[] {
  const keys: string[] = []
  for (let i = index; i >= 0 && i < lines.count && Math.abs(i - index) < MOST_LINES; i += step) {
    const [first] = openersOf(lines.line(i))
    if (first === undefined) continue
    if (first.column < column) break
    if (first.column === column && first.key !== undefined) keys.push(first.key)
  }
  return keys
}
