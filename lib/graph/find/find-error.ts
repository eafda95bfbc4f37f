export const FIND_ERRORS = [
  'empty',
  'too-long',
  'too-deep',
  'unknown-name',
  'unknown-kind',
  'flag-expected',
  'flag-tested',
  'test-missing',
  'operator-unfit',
  'value-missing',
  'number-expected',
  'nan-ordered',
  'label-key',
  'quote-open',
  'bracket-open',
  'bracket-extra',
  'connective-missing',
  'term-missing',
] as const
export type FindErrorCode = (typeof FIND_ERRORS)[number]

/** Why a text is no expression (graph.md F4): the first reason by position. */
export interface FindError {
  readonly code: FindErrorCode
  /** Where in the text, in UTF-16 units, 0 to its length. */
  readonly position: number
  /** Of the offending word; 0 where something is missing. */
  readonly length: number
  /** The offending word as written. */
  readonly word: string
  /** The operand concerned, as written; empty where there is none. */
  readonly name: string
  /** What to write instead of the offending word. */
  readonly hint: string | null
}
