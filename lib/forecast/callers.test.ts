import { meshFacts } from '@/lib/graph/testing/facts'
import { printExpression } from '@/lib/promql/print-expression'
import { expect, it } from 'vitest'
import { callersQuery, readCallers } from './callers'

it('asks for workloads that sent requests, in both ways in which a service is told', () => {
  const question = { services: [{ namespace: 'shop', name: 'cart"' }], cluster: null, at: 1_700_000_000, seconds: 3600 }
  const text = printExpression(callersQuery(question, meshFacts()))
  expect(text).toMatch(/^\(sum by \(source_workload_namespace, source_workload\) \(rate\(istio_requests_total\{.* or /)
  expect(text).toContain(String.raw`destination_service_name="cart\""}[3600s]`)
})

it('knows each caller once, and none that no proxy knows', () => {
  const labels = (namespace: string, name: string) => ({ source_workload_namespace: namespace, source_workload: name })
  expect(
    readCallers([
      { labels: labels('shop', 'web'), value: 1 },
      { labels: labels('shop', 'web'), value: 2 },
      { labels: labels('unknown', 'unknown'), value: 1 },
      { labels: {}, value: 1 },
    ]),
  ).toEqual([{ namespace: 'shop', name: 'web' }])
})
