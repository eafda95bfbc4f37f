import { meshFacts } from '@/lib/graph/testing/facts'
import { parseMetricsRequest } from '@/lib/metrics/things/parse-metrics-request'
import { planMetrics } from '@/lib/metrics/things/plan-metrics'
import type { MetricStore, RangeMatrix, RangeWindow } from '@/lib/ports/metric-store'
import { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok, type Result } from '@/lib/std/result'
import { askCharts } from './ask-charts'
import { expect, it } from 'vitest'

const LIMIT = new PharosError('too_large', 'The query asks Mimir "default" for more than it allows.')
const DOWN = new PharosError('upstream_unavailable', 'Mimir "default" cannot be reached.')
const NOTHING = ok({ series: [], warnings: [] })

/** A store that answers as told, and the steps it was asked for. */
function storeOf(answer: (window: RangeWindow) => Result<RangeMatrix, PharosError>) {
  const steps = new Set<number>()
  const range: MetricStore['range'] = (_, window) => {
    steps.add(window.stepSeconds)
    return Promise.resolve(answer(window))
  }
  return { store: { range } as unknown as MetricStore, steps }
}

function planWith(stepSeconds: number | null) {
  const thing = { kind: 'workload', namespace: 'shop', name: 'cart' } as const
  const context = { now: 1_700_000_000, defaultSeconds: 3_600, groupings: [] }
  const request = parseMetricsRequest(thing, new URLSearchParams(), context)
  if (!request.ok) throw request.error
  return planMetrics({ ...request.value, stepSeconds }, meshFacts(), undefined)
}

const PLANNED = { plan: planWith(null), coarser: planWith }
const { signal } = new AbortController()

it('what a store allows is asked once, as finely as it is sensible', async () => {
  const { store, steps } = storeOf(() => NOTHING)
  const { failures } = await askCharts(store, PLANNED, signal)
  expect(failures).toEqual([])
  expect([...steps]).toEqual([31])
})

it('what it refuses for a limit is asked once more, four times coarser, all charts alike', async () => {
  const { store, steps } = storeOf(({ stepSeconds }) => (stepSeconds < 60 ? failed(LIMIT) : NOTHING))
  const { plan, failures, answers } = await askCharts(store, PLANNED, signal)
  expect(failures).toEqual([])
  expect([...steps]).toEqual([31, 124])
  expect(plan.window.stepSeconds).toBe(124)
  expect(answers.size).toBe(plan.queries.size)
})

it('what it refuses then too is refused', async () => {
  const { store, steps } = storeOf(() => failed(LIMIT))
  await expect(askCharts(store, PLANNED, signal)).rejects.toBe(LIMIT)
  expect(steps.size).toBe(2)
})

it('other failures are not asked again', async () => {
  const { store, steps } = storeOf(() => failed(DOWN))
  await expect(askCharts(store, PLANNED, signal)).rejects.toBe(DOWN)
  expect(steps.size).toBe(1)
})
