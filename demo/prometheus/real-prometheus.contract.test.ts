import { afterAll, beforeAll, expect, it } from 'vitest'
import { CallRecorder } from '../http/recorder'
import type { RunningServer } from '../http/serve'
import { type Comparison, comparePrometheus, type QueryParameters } from '../testing/compare-prometheus'
import { describePrometheus } from '../testing/describe-prometheus'
import { askPrometheus } from '../testing/prometheus-answer'
import { BAD_QUERIES, LISTED_QUERIES } from '../testing/listed-queries'
import { generatedExpressions } from '../testing/generated-expressions'
import { type RealPrometheus, startRealPrometheus } from '../testing/real-prometheus'
import { steppedClock } from '../testing/stepped-clock'
import { memorySeriesOf, openMetricsOf, SYNTHETIC_START_MS, syntheticSeries } from '../testing/synthetic-series'
import { startPrometheus } from './server'

const START = SYNTHETIC_START_MS / 1000
/** On the grid of samples and off it, at the border of blocks, near the ends. */
const INSTANTS = [60, 3600, 3602.5, 5400, 7200, 7201.337, 8995].map((seconds) => START + seconds)
/** Enough for the listed queries, as they are asked over ranges too. */
const LISTED_AT = [60, 3602.5, 7200].map((seconds) => START + seconds)
const SEED = 20260105

describePrometheus('the evaluator on well-known samples', (installation) => {
  let real: RealPrometheus
  let demo: RunningServer

  beforeAll(async () => {
    const series = syntheticSeries()
    const source = memorySeriesOf(series)
    const clock = steppedClock(source.nowMs())
    real = await startRealPrometheus({ installation, openMetrics: openMetricsOf(series) })
    demo = await startPrometheus({
      source,
      rules: installation.rules,
      port: 0,
      clock,
      recorder: new CallRecorder(),
    })
  })
  afterAll(async () => {
    await Promise.all([real.close(), demo.close()])
  })

  const compare = (path: 'query' | 'query_range', requests: readonly QueryParameters[]): Promise<Comparison> =>
    comparePrometheus({ expected: real.url, actual: demo.url }, path, requests)

  it.each(LISTED_QUERIES)('%s', async (query) => {
    const atInstants = await compare(
      'query',
      LISTED_AT.map((time) => ({ query, time: String(time) })),
    )
    expect(atInstants.differences).toEqual([])
    if (query.endsWith(']') || /^["']/.test(query)) return
    const [start, end, step] = [String(START + 3000), String(START + 7000), '97']
    const overRange = await compare('query_range', [{ query, start, end, step }])
    expect(overRange.differences).toEqual([])
  })

  it.each(BAD_QUERIES)('refuses as the real one does: %s', async (query) => {
    const { differences, filled } = await compare('query', [{ query, time: String(START + 3600) }])
    expect({ differences, filled }).toEqual({ differences: [], filled: 0 })
    expect(
      (await askPrometheus(demo.url, 'query', { query, time: String(START + 3600) })).status,
    ).toBeGreaterThanOrEqual(400)
  })

  it.each<QueryParameters>([
    { query: '1', time: 'noon' },
    { query: '1', time: '2026-01-05T10:00:00Z' },
    { query: '1', time: '2026-01-05T10:00:00.5+01:00' },
    { query: '1', time: '1e9' },
    { query: '1', time: '0', timeout: 'soon' },
    { time: '0' },
  ])('takes the parameters of a query as the real one does: %o', async (parameters) => {
    expect((await compare('query', [parameters])).differences).toEqual([])
  })

  it.each<QueryParameters>([
    { start: '100', end: '0', step: '1' },
    { start: '0', end: '100', step: '0' },
    { start: '0', end: '100', step: '-5' },
    { start: '0', end: '100' },
    { start: 'x', end: '100', step: '1' },
    { start: '0', end: '11000', step: '1' },
    { start: '0', end: '11001', step: '1' },
    { start: '0', end: '100', step: '1m' },
  ])('takes the parameters of a range as the real one does: %o', async (parameters) => {
    const requests = ['time()', 'requests_total[5m]', '"text"'].map((query) => ({ query, ...parameters }))
    expect((await compare('query_range', requests)).differences).toEqual([])
  })

  it('agrees on 1,200 generated expressions at single instants', { timeout: 120_000 }, async () => {
    const requests = generatedExpressions(1200, SEED).map((query, i) => ({
      query,
      time: String(INSTANTS[i % INSTANTS.length]),
    }))
    const { differences, filled } = await compare('query', requests)
    expect(differences).toEqual([])
    expect(filled).toBeGreaterThan(600)
  })

  it('agrees on 600 generated expressions over ranges', { timeout: 120_000 }, async () => {
    const requests = generatedExpressions(600, SEED + 1).map((query, i) => {
      const end = INSTANTS[i % INSTANTS.length] ?? START
      return { query, start: String(end - 660), end: String(end), step: ['5', '7.5', '60', '450'][i % 4] ?? '5' }
    })
    const { differences, filled } = await compare('query_range', requests)
    expect(differences).toEqual([])
    expect(filled).toBeGreaterThan(300)
  })

  it.each([
    'labels?',
    'labels?match[]=latency_bucket&match[]=balance',
    'label/service/values?',
    'label/__name__/values?match[]={service="reviews"}',
    'label/name/values?match[]=hostile',
    'label/__proto__/values?',
    'label/constructor/values?',
    'label/not-a-name/values?',
    'label/missing/values?',
    'series?',
    'series?match[]=bytes_total{service="reviews"}&match[]=hostile',
    'series?match[]={}',
    'series?match[]=rate(x[1m])',
    'series?match[]=hostile&match[]=hostile{constructor!=""}',
  ])('answers /api/v1/%s as the real one does', async (path) => {
    const read = async (base: string): Promise<unknown> => {
      const response = await fetch(`${base}/api/v1/${path}`)
      const {
        status,
        errorType,
        data = [],
      } = (await response.json()) as { status: string; errorType?: string; data?: unknown[] }
      const items = data.map((item) =>
        JSON.stringify(typeof item === 'string' ? item : Object.entries(item ?? {}).sort()),
      )
      return { code: response.status, status, errorType, items: items.sort() }
    }
    expect(await read(demo.url)).toEqual(await read(real.url))
  })
})
