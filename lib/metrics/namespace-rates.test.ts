import { printExpression } from '@/lib/promql/print-expression'
import { expect, test } from 'vitest'
import { namespaceRatesQuery, readNamespaceRates } from './namespace-rates'

test('rates of namespaces are asked by one query, and nonsense in the answer counts as nothing', () => {
  expect(printExpression(namespaceRatesQuery(300))).toBe(
    'sum by (destination_workload_namespace) (rate(istio_requests_total{reporter=~"destination|waypoint"}[300s]))',
  )
  const of = (namespace: string, value: number) => ({ labels: { destination_workload_namespace: namespace }, value })
  const rates = readNamespaceRates([of('shop', 2.5), of('odd', NaN), { labels: {}, value: 9 }])
  expect([...rates]).toEqual([['shop', 2.5]])
})
