import { graphEdge, graphNode, graphOf } from '@/lib/graph/testing/graph-builders'
import { deployment, object } from '@/lib/mesh/testing/cluster-objects'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeServiceDetails } from './describe-service-details'
import { observeSplit } from './observe-split'
import { detailsSource } from './testing/details-source'

const to = (subset: string, weight: number) => ({ destination: { host: 'cart', subset }, weight })
const split = { route: [to('one', 90), to('two', 10)] }

function detailsOf(http: readonly unknown[]) {
  const labels = (version: string) => ({ app: 'cart', version })
  const subsets = ['one', 'two'].map((name, i) => ({ name, labels: { version: `v${i + 1}` } }))
  const details = describeServiceDetails(
    detailsSource({
      'deployments.apps': [deployment('cart-v1', labels('v1')), deployment('cart-v2', labels('v2'))],
      services: [object('cart', { spec: { selector: { app: 'cart' } } })],
      'virtualservices.networking.istio.io': [object('cart', { spec: { hosts: ['cart'], http } })],
      'destinationrules.networking.istio.io': [object('cart', { spec: { host: 'cart', subsets } })],
    }),
    'shop',
    'cart',
  )
  if (details === undefined) throw new Error('no details')
  return details
}

function graphWith(v1: number, v2: number) {
  const service = graphNode('s', { kind: 'service', namespace: 'shop', service: 'cart', flags: ['focus'] })
  const workload = (name: string) => graphNode(name, { kind: 'workload', namespace: 'shop', workload: name })
  return graphOf(
    [service, workload('cart-v1'), workload('cart-v2')],
    [graphEdge('s', 'cart-v1', { rate: v1 }), graphEdge('s', 'cart-v2', { rate: v2 })],
  )
}

function observed(http: readonly unknown[], v1: number, v2: number) {
  const details = detailsOf(http)
  const rule = details.routing[0]?.rules[0]
  return rule === undefined ? null : observeSplit(rule, details, graphWith(v1, v2))
}

describe('the observed share of a split (product.md 5.5)', () => {
  test('is that of the requests, with the interval around it', () => {
    const shares = observed([split], 9, 1)
    expect(shares?.map(({ percent }) => Math.round(percent))).toEqual([90, 10])
    for (const { low, percent, high } of shares ?? []) {
      expect(low).toBeLessThan(percent)
      expect(high).toBeGreaterThan(percent)
    }
  })

  test('is not told where another rule sends requests, too, or nothing was sent', () => {
    expect(observed([split, { route: [to('one', 1)] }], 9, 1)).toBeNull()
    expect(observed([split], 0, 0)).toBeNull()
  })

  test('lies between 0 and 100, whatever was seen', () => {
    const rate = fc.double({ min: 0, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(rate, rate, (v1, v2) => {
        const shares = observed([split], v1, v2) ?? []
        return shares.every(({ low, high }) => low >= 0 && high <= 100 && low <= high)
      }),
    )
  })
})
