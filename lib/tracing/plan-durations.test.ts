import { printExpression } from '@/lib/promql/print-expression'
import { expect, it } from 'vitest'
import { planDurations } from './plan-durations'

const WORKLOADS = [
  { namespace: 'bookinfo', name: 'reviews.v1' },
  { namespace: 'bookinfo', name: 'a' },
]
const scope = { workloads: WORKLOADS, windowSeconds: 3600, native: false, apart: true }
const texts = (ranks: readonly number[], part: Partial<typeof scope> = {}) =>
  planDurations(ranks, { ...scope, ...part }).map(({ expression }) => printExpression(expression))

it('asks one question for each side and rank, whatever the number of workloads', () => {
  expect(planDurations([0.5, 0.95], scope)).toHaveLength(4)
  const many = Array.from({ length: 60 }, (_, index) => ({ namespace: 'a', name: `b${index}` }))
  expect(planDurations([0.5, 0.95], { ...scope, workloads: many })).toHaveLength(4)
})

it('tells workloads apart, and what callers called; names are no patterns', () => {
  const [server, client] = texts([0.95])
  expect(server).toContain('histogram_quantile(0.95')
  expect(server).toContain('reporter="destination"')
  expect(server).toContain(String.raw`destination_workload=~"a|reviews\\.v1"`)
  expect(server).toMatch(/by \(destination_workload, ?destination_workload_namespace, ?le\)/)
  expect(client).toContain('reporter="source"')
  expect(client).toMatch(/by \(source_workload, ?source_workload_namespace, ?destination_service_name, ?destination_service_namespace, ?le\)/) // prettier-ignore
})

it('asks of native histograms without bounds, and of all workloads together where that is wanted', () => {
  const [server] = texts([0.9], { native: true, apart: false })
  expect(server).toContain('istio_request_duration_milliseconds{')
  expect(server).toContain('sum by () ')
  expect(server).not.toMatch(/\ble\b/)
})
