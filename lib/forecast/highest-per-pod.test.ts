import { printExpression } from '@/lib/promql/print-expression'
import { unixSeconds } from '@/lib/std/units'
import { describe, expect, it } from 'vitest'
import { highestQuery, highestWindow, readHighest } from './highest-per-pod'

const DAY = 86_400

describe('the highest rate of a pod', () => {
  it('is that of one target, as its own proxy counted it', () => {
    const text = printExpression(highestQuery([{ namespace: 'shop', name: 'cart.v1' }, { namespace: 'shop', name: 'a"|b' }], { stepSeconds: 600 })) // prettier-ignore
    expect(text).toBe(
      String.raw`max by (destination_workload_namespace, destination_workload) (sum by (destination_workload_namespace, destination_workload, instance) (rate(istio_requests_total{reporter="destination", instance!="", destination_workload_namespace=~"shop", destination_workload=~"a\"\\|b|cart\\.v1"}[600s])))`,
    )
  })

  it.each([
    ['a store that keeps more than a week', 15 * DAY, 7 * DAY],
    ['one that does not tell', undefined, 7 * DAY],
    ['one that keeps a day', DAY, DAY],
    ['one that keeps next to nothing', 60, 600],
  ])('%s', (_, retention, back) => {
    const { from, to, stepSeconds } = highestWindow(1_700_000_123, retention)
    expect(to).toBe(1_699_999_800)
    expect(to - from + stepSeconds).toBe(back)
    expect((to - from) % stepSeconds).toBe(0)
  })

  it('is the highest value of each series; what is no number counts nothing', () => {
    const at = unixSeconds(1)
    const labels = { destination_workload_namespace: 'shop', destination_workload: 'cart' }
    const other = { ...labels, destination_workload: 'none' }
    const read = readHighest([
      { labels, points: [[at, 3], [at, 7], [at, NaN], [at, Infinity], [at, -1]] }, // prettier-ignore
      { labels: other, points: [[at, NaN]] },
    ])
    expect([...read]).toEqual([['shop/cart', 7]])
  })
})
