import type { PromExpression } from '@/lib/promql/expression'
import type { Branch } from './selection'

export interface RateQuery {
  readonly metric: string
  readonly by: readonly string[]
  /** At least one. */
  readonly branches: readonly Branch[]
  readonly rangeSeconds: number
  /** Series that stood still in the window stay in the answer. */
  readonly keepZero: boolean
}

/** `sum by (BY) (rate(METRIC{BRANCH}[RANGE]))` of every branch, joined by `or`, without the zeros unless they are wanted. */
export function sumOfRates({ metric, by, branches, rangeSeconds, keepZero }: RateQuery): PromExpression {
  const sums = branches.map((matchers): PromExpression => {
    const rate: PromExpression = {
      kind: 'call',
      name: 'rate',
      args: [{ kind: 'selector', metric, matchers, rangeSeconds }],
    }
    return { kind: 'aggregate', operator: 'sum', by, of: rate }
  })
  const union = sums.reduce((left, right) => ({ kind: 'binary', operator: 'or', left, right }))
  return keepZero ? union : { kind: 'binary', operator: '>', left: union, right: { kind: 'number', value: 0 } }
}
