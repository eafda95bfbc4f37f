export type MatchOperator = '=' | '!=' | '=~' | '!~'

/**
 * One condition on a label. For `=` and `!=` the value is the label's text as it is; for `=~` and `!~` it is a complete
 * RE2 pattern (anchored by Prometheus), so text that came from outside must have passed `escapeRegex` first.
 */
export interface Matcher {
  readonly label: string
  readonly operator: MatchOperator
  readonly value: string
}

/**
 * A PromQL expression as data. The product never glues query text: it builds this tree and `printExpression` is the only
 * writer of text (security rule R20). Durations are whole seconds.
 */
export type PromExpression =
  | {
      readonly kind: 'selector'
      /** Null: whatever the matchers say, of which one is on `__name__`. */
      readonly metric: string | null
      readonly matchers: readonly Matcher[]
      readonly rangeSeconds?: number
      /** How much earlier than asked for it ends; whole seconds. */
      readonly offsetSeconds?: number
      /** Unix seconds, when the query shall mean that moment whenever it is asked. */
      readonly atSeconds?: number
    }
  | {
      readonly kind: 'call'
      readonly name:
        | 'rate'
        | 'increase'
        | 'sum_over_time'
        | 'count_over_time'
        | 'time'
        | 'timestamp'
        | 'histogram_quantile'
        | 'histogram_sum'
        | 'histogram_count'
      readonly args: readonly PromExpression[]
    }
  | {
      readonly kind: 'aggregate'
      readonly operator: 'sum' | 'avg' | 'max' | 'min' | 'count' | 'stddev' | 'stdvar'
      readonly by: readonly string[]
      readonly of: PromExpression
    }
  | {
      readonly kind: 'binary'
      readonly operator: 'or' | 'unless' | '>' | '/' | '*' | '+'
      readonly left: PromExpression
      readonly right: PromExpression
    }
  | { readonly kind: 'number'; readonly value: number }
