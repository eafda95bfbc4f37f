/** A condition on one label; an absent label has the value ''. */
export interface Matcher {
  readonly label: string
  readonly accepts: (value: string) => boolean
  /** The only values it accepts, where they can be listed. */
  readonly literals?: ReadonlySet<string> | undefined
  /** Set by `=` only. */
  readonly equals?: string
}

/** An instant selector, or a range selector when `rangeMs` is set. `at` is in milliseconds since the Unix epoch. */
export interface Selector {
  readonly kind: 'selector'
  readonly matchers: readonly Matcher[]
  readonly rangeMs?: number
  readonly offsetMs?: number
  readonly at?: number | 'start' | 'end'
}

export interface Grouping {
  readonly without: boolean
  readonly labels: readonly string[]
}

export interface Aggregate {
  readonly kind: 'aggregate'
  readonly operator: string
  readonly grouping: Grouping
  readonly args: readonly Expression[]
}

export interface Matching {
  /** `on(labels)`, else `ignoring(labels)`. */
  readonly on: boolean
  readonly labels: readonly string[]
  /** The side that may have many series for one of the other, and the labels it takes from the other. */
  readonly group?: { readonly side: 'left' | 'right'; readonly include: readonly string[] }
}

export interface Binary {
  readonly kind: 'binary'
  readonly operator: string
  readonly bool: boolean
  readonly matching?: Matching
  readonly left: Expression
  readonly right: Expression
}

export interface Call {
  readonly kind: 'call'
  readonly name: string
  readonly args: readonly Expression[]
}

/** A PromQL expression. Parentheses leave no trace. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'unary'; readonly negative: boolean; readonly of: Expression }
  | Selector
  | Call
  | Aggregate
  | Binary
