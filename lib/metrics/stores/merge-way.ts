import type { PromExpression } from '@/lib/promql/expression'

/**
 * How values of the same series from stores that hold different proxies become one:
 * `add`: they are sums · `larger`: the larger of them is the answer · `larger-inexact`: nothing exact can be made of them.
 */
export type MergeWay = 'add' | 'larger' | 'larger-inexact'

/** Quantiles and ratios cannot be put together from those of parts; a factor or a threshold changes nothing. */
export function mergeWay(expression: PromExpression): MergeWay {
  switch (expression.kind) {
    case 'number':
    case 'selector':
      return 'larger'
    case 'aggregate':
      return expression.operator === 'sum' || expression.operator === 'count' ? 'add' : 'larger'
    case 'call':
      return expression.name === 'histogram_quantile' ? 'larger-inexact' : mergeOfArguments(expression.args)
    case 'binary':
      return mergeOfBinary(expression)
  }
}

function mergeOfArguments(args: readonly PromExpression[]): MergeWay {
  const [argument] = args
  return argument === undefined ? 'larger' : mergeWay(argument)
}

function mergeOfBinary({ operator, left, right }: Extract<PromExpression, { kind: 'binary' }>): MergeWay {
  if (right.kind === 'number') return mergeWay(left)
  if (operator === '/' || operator === '*') return 'larger-inexact'
  const ways = [mergeWay(left), mergeWay(right)]
  return ways.every((way) => way === ways[0]) ? (ways[0] ?? 'larger') : 'larger-inexact'
}
