export const TEXT_OPERATORS = ['=', '*=', '^=', '$='] as const
/** Equal, contains, starts with, ends with; all without regard to case. */
export type TextOperator = (typeof TEXT_OPERATORS)[number]
export const NUMBER_OPERATORS = ['=', '>=', '>', '<=', '<'] as const
export type NumberOperator = (typeof NUMBER_OPERATORS)[number]

/** A find or hide expression (graph.md 13). Operands stand by their first name, never by an alias. */
export type Find =
  /** At least two; a bracketed `AND` inside an `AND` stays a part of its own, so that printing loses nothing. */
  | { readonly kind: 'and' | 'or'; readonly of: readonly Find[] }
  | { readonly kind: 'not'; readonly of: Find }
  | { readonly kind: 'flag'; readonly operand: string }
  /** The node has the label, with whatever value. */
  | { readonly kind: 'label'; readonly key: string }
  | TextTest
  | NumberTest

export interface TextTest {
  readonly kind: 'text'
  readonly operand: string
  /** Of the operand `label`: which label. */
  readonly key: string | null
  readonly operator: TextOperator
  readonly negated: boolean
  readonly value: string
}

export interface NumberTest {
  readonly kind: 'number'
  readonly operand: string
  readonly operator: NumberOperator
  readonly negated: boolean
  /** In the operand's own unit: milliseconds, percent, per second. Null: `NaN`, the test for absence. */
  readonly value: number | null
}
