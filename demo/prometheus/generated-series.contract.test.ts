import { afterAll, beforeAll, expect, it } from 'vitest'
import { CallRecorder } from '../http/recorder'
import type { RunningServer } from '../http/serve'
import { type Comparison, comparePrometheus, type QueryParameters } from '../testing/compare-prometheus'
import { describePrometheus } from '../testing/describe-prometheus'
import { generatedExpressions } from '../testing/generated-expressions'
import { GENERATED_FROM_MS, GENERATED_TO_MS } from '../testing/generated-scrapes'
import { generatedSeries } from '../testing/generated-series'
import { LISTED_QUERIES } from '../testing/listed-queries'
import { type RealPrometheus, startRealPrometheus } from '../testing/real-prometheus'
import { remoteWrite, type WrittenSeries } from '../testing/remote-write'
import { steppedClock } from '../testing/stepped-clock'
import { memorySeriesOf } from '../testing/synthetic-series'
import { SIGNATURES } from './signatures'
import { startPrometheus } from './server'

const SEED = 20260105
const [FROM, TO] = [GENERATED_FROM_MS / 1000, GENERATED_TO_MS / 1000]

/** Over all of it and some minutes more: on the grid of scrapes, off it, and coarser than the lookback. */
const RANGES = [
  { start: FROM - 60, end: TO + 360, step: 45 },
  { start: FROM + 400.001, end: TO, step: 61.003 },
  { start: FROM - 301, end: TO + 600, step: 307 },
].map(({ start, end, step }) => ({ start: String(start), end: String(end), step: String(step) }))

const OF_RANGES = [...SIGNATURES].flatMap(([name, { parameters }]) => (parameters.at(-1) === 'matrix' ? [name] : []))
const LENGTHS_MS = [0, 15_000, 60_000, 300_000]
const FAMILIES = ['generated_total', 'extreme', 'memory_bytes', '{__name__=~"latency_.+"}']
const OF_INSTANTS = ['', 'timestamp', 'absent', 'sum', 'avg']
const WINDOWS = ['5s', '12s', '15s', '1m', '5m', '17m']
const MODIFIERS = [' offset 15s', ' offset -7m', ' @ start()', ' @ end() offset 20m', ` @ ${FROM + 1500.25}`]

/** When some of the samples and marks come into a window of 0, 15, 60 or 300 s or leave it, and a millisecond before and after. */
function bordersOf(series: readonly WrittenSeries[]): number[] {
  return series
    .filter((_, i) => i % 3 === 0)
    .flatMap(({ samples }, i) =>
      [samples[(i * 7) % samples.length], samples.findLast(([, value]) => value === 'stale'), samples.at(-1)]
        .flatMap((sample) => sample?.[0] ?? [])
        .flatMap((timeMs) => [-1, 0, 1].map((apart) => timeMs + apart + (LENGTHS_MS[i % LENGTHS_MS.length] ?? 0))),
    )
}

describePrometheus(`the evaluator on generated samples, seed ${SEED}`, (installation) => {
  const series = generatedSeries(SEED)
  let real: RealPrometheus
  let demo: RunningServer

  beforeAll(async () => {
    const source = memorySeriesOf(series)
    real = await startRealPrometheus({ installation })
    await remoteWrite(real.url, series)
    const clock = steppedClock(source.nowMs())
    const recorder = new CallRecorder()
    demo = await startPrometheus({
      source,
      rules: installation.rules,
      port: 0,
      clock,
      recorder,
    })
  })
  afterAll(async () => {
    await Promise.all([real.close(), demo.close()])
  })

  const compare = (path: 'query' | 'query_range', requests: Iterable<QueryParameters>): Promise<Comparison> =>
    comparePrometheus({ expected: real.url, actual: demo.url }, path, requests)

  it.each(OF_RANGES)('%s of every window', async (name) => {
    const first = name === 'quantile_over_time' ? '0.7, ' : ''
    const queries = FAMILIES.flatMap((family) => WINDOWS.map((window) => `${name}(${first}${family}[${window}])`))
    const { differences, filled } = await compare(
      'query_range',
      queries.map((query, i) => ({ query, ...RANGES[i % RANGES.length] })),
    )
    expect(differences).toEqual([])
    expect(filled).toBeGreaterThan(queries.length / 2)
  })

  it.each(MODIFIERS)('selectors with%s', async (modifier) => {
    const queries = FAMILIES.flatMap((family) => [
      ...OF_INSTANTS.map((name) => `${name}(${family}${modifier})`),
      ...['rate', 'delta', 'last_over_time', 'stddev_over_time'].map((name) => `${name}(${family}[1m]${modifier})`),
    ])
    // Prometheus looks there for samples before the offset as if there were none, and finds them only within the lookback.
    const asked = queries.filter((query) => !/^timestamp.* @ .* offset/.test(query))
    const requests = asked.flatMap((query) => RANGES.map((range) => ({ query, ...range })))
    const { differences, filled } = await compare('query_range', requests)
    expect(differences).toEqual([])
    expect(filled).toBeGreaterThan(requests.length / 4)
  })

  it('sees samples and marks from the same millisecond on, and as long', async () => {
    const queries = ['generated_total', 'generated_total[15s]', 'increase(generated_total[1m])', 'count({le!=""})']
    const requests = bordersOf(series).map((timeMs, i) => ({
      query: queries[i % queries.length] ?? '',
      time: String(timeMs / 1000),
    }))
    const { differences, filled } = await compare('query', requests)
    expect(differences).toEqual([])
    expect(filled).toBeGreaterThan(requests.length * 0.9)
  })

  it.each(LISTED_QUERIES.filter((query) => !/hostile|^["']|\]$/.test(query)))('%s', async (query) => {
    const { differences } = await compare('query_range', [{ query, ...RANGES[query.length % RANGES.length] }])
    expect(differences).toEqual([])
  })

  it('agrees on generated expressions over ranges', { timeout: 120_000 }, async () => {
    const requests = generatedExpressions(600, SEED).map((query, i) => ({ query, ...RANGES[i % RANGES.length] }))
    const { differences, filled } = await compare('query_range', requests)
    expect(differences).toEqual([])
    expect(filled).toBeGreaterThan(300)
  })
})
