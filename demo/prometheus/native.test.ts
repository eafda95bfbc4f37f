import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CallRecorder } from '../http/recorder'
import type { RunningServer } from '../http/serve'
import { MemorySeries } from '../testing/memory-series'
import { steppedClock } from '../testing/stepped-clock'
import { startPrometheus } from './server'

const NOW = Date.UTC(2026, 0, 5, 12)
const METRIC = 'istio_request_duration_milliseconds'
let server: RunningServer

const source = new MemorySeries({ nowMs: NOW })
const grow = (metric: string, perScrape: number, labels = {}): void => {
  const samples = Array.from({ length: 25 }, (_, i) => [NOW - (24 - i) * 5000, 1000 + i * perScrape] as const)
  source.add({ __name__: metric, reporter: 'source', ...labels }, samples)
}
grow(`${METRIC}_bucket`, 5, { le: '1' })
grow(`${METRIC}_bucket`, 5, { le: '5.0' })
grow(`${METRIC}_bucket`, 20, { le: '10' })
grow(`${METRIC}_bucket`, 25, { le: '+Inf' })
grow(`${METRIC}_count`, 25)
grow(`${METRIC}_sum`, 200)
grow('istio_requests_total', 25)

beforeAll(async () => {
  const rest = { clock: steppedClock(NOW), recorder: new CallRecorder() }
  server = await startPrometheus({ source, rules: '3', port: 0, nativeHistograms: true, ...rest })
})
afterAll(() => server.close())

async function ask(path: string, parameters: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const response = await fetch(`${server.url}/api/v1/${path}?${new URLSearchParams(parameters)}`)
  const body: unknown = await response.json()
  return body
}

describe('durations as native histograms', () => {
  it('are listed under one name', async () => {
    expect(await ask('label/__name__/values')).toMatchObject({ data: [METRIC, 'istio_requests_total'] })
    expect(await ask('query', { query: `${METRIC}_count` })).toMatchObject({ data: { result: [] } })
    expect(await ask('series', { 'match[]': METRIC })).toMatchObject({
      data: [{ __name__: METRIC, reporter: 'source' }],
    })
  })

  const histogram = {
    count: '5',
    sum: '40',
    buckets: [
      [0, '-Inf', '1', '1'],
      [0, '5', '10', '3'],
      [0, '10', '+Inf', '1'],
    ],
  }

  it('of rates have counts, sums and the buckets that are not empty', async () => {
    const query = `sum by (reporter) (rate(${METRIC}{reporter="source"}[1m])) or sum by (reporter) (rate(${METRIC}{reporter="x"}[1m]))`
    const time = NOW / 1000
    expect(await ask('query', { query })).toMatchObject({
      data: { resultType: 'vector', result: [{ metric: { reporter: 'source' }, histogram: [time, histogram] }] },
    })
    const range = { start: String(time - 30), end: String(time), step: '15s' }
    expect(await ask('query_range', { query, ...range })).toMatchObject({
      data: {
        resultType: 'matrix',
        result: [{ metric: { reporter: 'source' }, histograms: [30, 15, 0].map((ago) => [time - ago, histogram]) }],
      },
    })
  })

  it('refuse what is more than sums of rates', async () => {
    for (const query of [`rate(${METRIC}[1m]) > 0`, `max(rate(${METRIC}[1m]))`, `histogram_quantile(0.9, ${METRIC})`])
      expect(await ask('query', { query })).toMatchObject({ errorType: 'execution' })
  })

  it('leave other metrics as they are', async () => {
    const answer = await ask('query', { query: 'sum(rate(istio_requests_total[1m]))' })
    expect(answer).toMatchObject({ data: { result: [{ value: [NOW / 1000, '5'] }] } })
  })
})
