import type { Expression, Matching } from './expression'

/**
 * What stands in a row of operators: operands with all that follows them (ranges, `offset`, `@`), signs, operators.
 * `closed` operands stand in parentheses.
 */
export type Token =
  | { readonly kind: 'operand'; readonly expression: Expression; readonly closed?: boolean }
  | { readonly kind: 'sign'; readonly negative: boolean }
  | { readonly kind: 'binary'; readonly operator: string; readonly bool: boolean; readonly matching?: Matching }

// From the loosest to the tightest.
const LEVELS = [
  ['or'],
  ['and', 'unless'],
  ['==', '!=', '>', '<', '>=', '<='],
  ['+', '-'],
  ['*', '/', '%', 'atan2'],
  ['^'],
]
const POWER = LEVELS.length - 1

/** Binds a row of operators by the precedence of PromQL. `^` is right-associative and binds tighter than a sign. */
export function climb(tokens: readonly Token[]): Expression {
  let at = 0
  const operand = (): Expression => {
    const token = tokens[at++]
    if (token?.kind === 'operand') return token.expression
    if (token?.kind === 'sign') return { kind: 'unary', negative: token.negative, of: above(POWER) }
    throw new Error('a row of operators ends early')
  }
  const above = (lowest: number): Expression => {
    let left = operand()
    for (;;) {
      const token = tokens[at]
      const level = token?.kind === 'binary' ? LEVELS.findIndex((level) => level.includes(token.operator)) : -1
      if (token?.kind !== 'binary' || level < lowest) return left
      at++
      left = { ...token, left, right: above(level === POWER ? POWER : level + 1) }
    }
  }
  return above(0)
}
