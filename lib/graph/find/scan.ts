import type { NumberOperator, TextOperator } from './ast'

/** A stretch of the text. */
export interface Span {
  readonly start: number
  readonly end: number
}

const SPACE = /\s/u
/** Ends a bare value. */
const ENDS_VALUE = /[\s()"=<>!]/u
/** Ends the name of an operand; an operator may follow it without a space. */
const ENDS_WORD = /[\s()"=<>!&|*^$]/u

const SYMBOLS = ['>=', '<=', '*=', '^=', '$=', '=', '>', '<'] as const
const OPERATOR_WORDS: ReadonlyMap<string, TextOperator> = new Map([
  ['contains', '*='],
  ['startswith', '^='],
  ['endswith', '$='],
])

/** The first place at or after `at` that is no white space. */
export function skipSpace(text: string, at: number): number {
  let end = at
  while (end < text.length && SPACE.test(text.charAt(end))) end += 1
  return end
}

/** The word that begins at `at`; empty where none does. */
export function scanWord(text: string, at: number): Span {
  return { start: at, end: endOf(text, at, ENDS_WORD) }
}

/** The word at `at` in lower case. */
export function wordAt(text: string, at: number): string {
  return text.slice(at, scanWord(text, at).end).toLowerCase()
}

export interface ScannedOperator extends Span {
  readonly operator: TextOperator | NumberOperator
  readonly negated: boolean
}

/** The operator at `at`, a `not` or `!` before it included; the longest one is read. */
export function scanOperator(text: string, at: number): ScannedOperator | undefined {
  const start = skipSpace(text, at)
  const behind = text.charAt(start) === '!' ? start + 1 : wordAt(text, start) === 'not' ? start + 3 : start
  const from = skipSpace(text, behind)
  const symbol = SYMBOLS.find((sign) => text.startsWith(sign, from))
  const negated = behind > start
  if (symbol !== undefined) return { start, end: from + symbol.length, operator: symbol, negated }
  const word = wordAt(text, from)
  const operator = OPERATOR_WORDS.get(word)
  return operator === undefined ? undefined : { start, end: from + word.length, operator, negated }
}

export interface ScannedValue extends Span {
  readonly value: string
  readonly quoted: boolean
  /** False: the quote was never closed. */
  readonly closed: boolean
}

/** The value at `at`; undefined where none begins. */
export function scanValue(text: string, at: number): ScannedValue | undefined {
  const start = skipSpace(text, at)
  if (text.charAt(start) === '"') return scanQuoted(text, start)
  const end = endOf(text, start, ENDS_VALUE)
  const value = text.slice(start, end)
  return end === start || isReserved(value) ? undefined : { start, end, value, quoted: false, closed: true }
}

function scanQuoted(text: string, start: number): ScannedValue {
  let value = ''
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (char === '"') return { start, end: at + 1, value, quoted: true, closed: true }
    const next = text.charAt(at + 1)
    const escaped = char === '\\' && (next === '"' || next === '\\')
    value += escaped ? next : char
    if (escaped) at += 1
  }
  return { start, end: text.length, value, quoted: true, closed: false }
}

/** As a value such a word needs quotes. */
function isReserved(value: string): boolean {
  return ['and', 'or', 'not', '&&', '||'].includes(value.toLowerCase())
}

/** A value as it has to be written. */
export function writeValue(value: string): string {
  const isBare = value !== '' && !ENDS_VALUE.test(value) && !isReserved(value)
  return isBare ? value : quoteValue(value)
}

/** Writes any value in quotes, so that it is read back as it is. */
export function quoteValue(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** `AND`, `OR` or nothing at `at`, in either spelling. */
export function scanConnective(text: string, at: number): (Span & { readonly kind: 'and' | 'or' }) | undefined {
  if (text.startsWith('&&', at)) return { kind: 'and', start: at, end: at + 2 }
  if (text.startsWith('||', at)) return { kind: 'or', start: at, end: at + 2 }
  const word = wordAt(text, at)
  return word === 'and' || word === 'or' ? { kind: word, start: at, end: at + word.length } : undefined
}

/** Whatever stands at `at`, as one piece to point at: a word, a value in quotes, or a single sign. */
export function scanPiece(text: string, at: number): Span {
  if (at >= text.length) return { start: text.length, end: text.length }
  if (text.charAt(at) === '"') return scanQuoted(text, at)
  const { end } = scanWord(text, at)
  return { start: at, end: end > at ? end : at + 1 }
}

function endOf(text: string, at: number, ends: RegExp): number {
  let end = at
  while (end < text.length && !ends.test(text.charAt(end))) end += 1
  return end
}
