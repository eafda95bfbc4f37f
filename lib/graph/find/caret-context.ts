import { type FindLanguage, LABEL_PREFIX, TRAFFIC_LANGUAGE } from './operands'
import { scanConnective, scanOperator, scanPiece, scanValue, scanWord, skipSpace, type Span } from './scan'

/** What can stand at the caret. `start` to `end` is the piece that the caret is in or behind, which a completion replaces. */
export type CaretContext = Span &
  (
    | { readonly expects: 'term' | 'connective' | 'test-or-connective' }
    | { readonly expects: 'operator' | 'value'; readonly operand: string }
  )

/** Words before a term that are none. */
const PREFIXES = ['not', 'no', 'is', 'has']

/**
 * What the text before the caret leads to, in one pass over it; what stands behind the caret does not count.
 *
 * @returns undefined where nothing can be said: behind an error, or inside a finished piece.
 */
export function caretContext(
  text: string,
  caret: number,
  language: FindLanguage = TRAFFIC_LANGUAGE,
): CaretContext | undefined {
  let at = 0
  for (;;) {
    const term = termStart(text, at, caret)
    if (typeof term !== 'number') return term
    const inTerm = predicateContext({ text, language }, term, caret)
    if (typeof inTerm !== 'number') return inTerm
    const next = connectiveContext(text, inTerm, caret)
    if (typeof next !== 'number') return next
    at = next
  }
}

/** Skips what may stand before an operand; a number is where the operand begins. */
function termStart(text: string, from: number, caret: number): CaretContext | number | undefined {
  for (let at = skipSpace(text, from); at < caret;) {
    const { end } = scanWord(text, at)
    const word = text.slice(at, end).toLowerCase()
    if (text.charAt(at) === '(' || text.charAt(at) === '!') at = skipSpace(text, at + 1)
    else if (PREFIXES.includes(word) && end < caret) at = skipSpace(text, end)
    else if (end === at) return undefined
    else return caret <= end ? { expects: 'term', start: at, end } : at
  }
  return { expects: 'term', start: caret, end: wordEndAt(text, caret) }
}

/** Reads an operand with its test; a number is where it ends. */
function predicateContext(
  { text, language }: { readonly text: string; readonly language: FindLanguage },
  from: number,
  caret: number,
): CaretContext | number | undefined {
  const { end } = scanWord(text, from)
  const operand = text.slice(from, end)
  const isLabel = operand.toLowerCase().startsWith(LABEL_PREFIX)
  const row = language.operandCalled(operand)?.row
  if (row?.kind === 'flag') return end
  if (row === undefined && !isLabel) return undefined
  const operator = scanOperator(text, end)
  if (operator === undefined || caret < operator.end) {
    const start = skipSpace(text, end)
    if (isLabel && operator === undefined) {
      return caret > start || caret === end ? end : { expects: 'test-or-connective', start: caret, end: caret }
    }
    if (caret <= start) return { expects: 'operator', operand, start: caret, end: caret }
    const piece = operator ?? scanPiece(text, start)
    return caret <= piece.end ? { expects: 'operator', operand, start, end: piece.end } : undefined
  }
  const value = scanValue(text, operator.end)
  if (value === undefined || caret < value.start) return { expects: 'value', operand, start: caret, end: caret }
  return caret <= value.end || !value.closed
    ? { expects: 'value', operand, start: value.start, end: value.end }
    : value.end
}

/** Reads closing brackets and a connective; a number is where the next term may begin. */
function connectiveContext(text: string, from: number, caret: number): CaretContext | number | undefined {
  let at = skipSpace(text, from)
  while (text.charAt(at) === ')' && at < caret) at = skipSpace(text, at + 1)
  if (caret <= at) return caret > from ? { expects: 'connective', start: caret, end: caret } : undefined
  const connective = scanConnective(text, at)
  if (connective !== undefined && caret > connective.end) return connective.end
  const { end } = connective ?? scanPiece(text, at)
  return caret <= end ? { expects: 'connective', start: at, end } : undefined
}

/** The caret may stand right before a word, which is then replaced. */
function wordEndAt(text: string, caret: number): number {
  return scanWord(text, caret).end
}
