/** What on a line may hold what is indented below it: the dash of a list's item, or a key. */
export interface Opener {
  readonly column: number
  /** Undefined for a dash. */
  readonly key: string | undefined
  /** Where the dash or the key ends. */
  readonly end: number
  /** Whether a block of text follows (`|`, `>`). */
  readonly opensText: boolean
}

/** What follows on a longer line is no key that anybody wrote. */
const LONGEST = 1_000
const KEY = /"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'#[\]{},&*!|>%@`-][^#:]*(?::[^#:\s][^#:]*)*|-[^\s#:][^#:]*)/y
const AFTER_KEY = /[ ]*:(?= |$)[ ]*(.*)$/y
const OPENS_TEXT = /^[|>][-+0-9]*[ ]*(?:#.*)?$/

/** The openers of one line, from left to right; none on an empty line and on a comment. */
export function openersOf(line: string): readonly Opener[] {
  const text = line.slice(0, LONGEST)
  const openers: Opener[] = []
  let column = /^ */.exec(text)?.[0].length ?? 0
  while (text[column] === '-' && (column + 1 === text.length || text[column + 1] === ' ')) {
    const end = column + 1
    const next = end + (/^ */.exec(text.slice(end))?.[0].length ?? 0)
    openers.push({ column, key: undefined, end, opensText: OPENS_TEXT.test(text.slice(next)) })
    column = next
  }
  const key = keyAt(text, column)
  return key === undefined ? openers : [...openers, key]
}

function keyAt(text: string, column: number): Opener | undefined {
  KEY.lastIndex = column
  const found = KEY.exec(text)
  if (found === null) return undefined
  const [source, double, single, bare] = found
  const end = column + source.trimEnd().length
  AFTER_KEY.lastIndex = end
  const after = AFTER_KEY.exec(text)
  if (after === null) return undefined
  const key = bare?.trimEnd() ?? double?.replace(/\\(.)/g, '$1') ?? single?.replaceAll("''", "'") ?? ''
  return { column, key, end, opensText: OPENS_TEXT.test(after[1] ?? '') }
}
