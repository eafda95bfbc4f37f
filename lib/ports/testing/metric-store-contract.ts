import type { InstantVector, MetricStore } from '@/lib/ports/metric-store'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { PromExpression } from '@/lib/promql/expression'
import type { Result } from '@/lib/std/result'
import { milliseconds, unixSeconds } from '@/lib/std/units'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTRACT_SERIES, CONTRACT_START, type ContractSeries } from './contract-series'

/** A server that holds the contract's series and nothing else. */
export interface MetricServer {
  /** A store that reads it, within limits of its own. */
  open(limits?: StoreLimits): MetricStore
  /** The server's own clock. */
  nowSeconds(): number
  /** It keeps numbers as decimals of some fifteen digits, leaves out what is no number, and does not tell its version. */
  readonly keepsDecimals?: boolean
  /** May be called twice. */
  stop(): Promise<void>
}

export interface StoreLimits {
  readonly maxSeries?: number
  readonly maxBytes?: number
  readonly scope?: Readonly<Record<string, string>>
}

/** What every `MetricStore` must do, whatever it speaks and whoever answers. */
export function describeMetricStore(
  title: string,
  start: (series: readonly ContractSeries[]) => Promise<MetricServer>,
): void {
  describe(`a metric store before ${title}`, () => {
    let server: MetricServer
    let store: MetricStore
    beforeAll(async () => {
      server = await start(CONTRACT_SERIES)
      store = server.open()
    })
    afterAll(() => server.stop())

    describeTime(() => ({ server, store }))
    describeAnswers(() => ({ server, store }))
    describeLimits(() => server)
    describeFailures(() => ({ server, store }))
  })
}

function describeTime(given: () => { readonly server: MetricServer; readonly store: MetricStore }): void {
  it('now is the server’s clock, not the host’s', async () => {
    const { server, store } = given()
    expect(Math.abs(taken(await store.now(call())) - server.nowSeconds())).toBeLessThan(5)
  })

  it('capabilities name the version and Istio’s metrics, and nothing that it does not have', async () => {
    const told = taken(await given().store.capabilities(call()))
    const untold = given().server.keepsDecimals === true ? '0.0' : ''
    expect(told.version ?? untold).toMatch(/^\d+\.\d+/)
    expect(told.istioMetrics).toEqual(['istio_requests_total', 'istio_tcp_sent_bytes_total'])
    expect(told.nativeDuration).toBe(false)
    expect(told.scrapeIntervalSeconds ?? 1).toBeGreaterThan(0)
    expect(told.retentionSeconds ?? 1).toBeGreaterThan(0)
  })
}

function describeAnswers(given: () => { readonly server: MetricServer; readonly store: MetricStore }): void {
  const store = () => given().store
  const instant = async (expression: PromExpression, at: number): Promise<InstantVector> =>
    taken(await store().instant(expression, unixSeconds(CONTRACT_START + at), call()))

  it('an instant vector holds labels and value of each series at that time, the metric’s name too', async () => {
    expect(byLabel(await instant(selector('istio_requests_total'), 60), 'app')).toEqual({
      cart: { labels: { __name__: 'istio_requests_total', app: 'cart', mesh: 'one' }, value: 120 },
      pay: { labels: { __name__: 'istio_requests_total', app: 'pay', mesh: 'two' }, value: 300 },
    })
  })

  it('a rate is per second and has no name', async () => {
    const rate = call1('rate', { ...selector('istio_requests_total'), rangeSeconds: 60 })
    const { series, warnings } = await instant(rate, 60)
    expect(series.map(({ labels }) => Object.hasOwn(labels, '__name__'))).toEqual([false, false])
    expect(series.find(({ labels }) => labels.app === 'cart')?.value).toBeCloseTo(2, 10)
    expect(warnings).toEqual([])
  })

  it('labels of any text come back as they were written, and select what they say', async () => {
    const hostile = CONTRACT_SERIES.filter(({ labels }) => labels.__name__ === 'hostile')
    const { series } = await instant(selector('hostile'), 60)
    expect(series).toHaveLength(hostile.length)
    for (const { labels } of hostile) {
      const matchers = [{ label: 'name', operator: '=', value: labels.name ?? '' }] as const
      const found = await instant({ ...selector('hostile'), matchers }, 60)
      expect(found.series.map((one) => Object.entries(one.labels).sort())).toEqual([Object.entries(labels).sort()])
    }
  })

  it('values that are no numbers stay what they are', async () => {
    const { series } = await instant(selector('odd'), 60)
    const values = Object.fromEntries(series.map(({ labels, value }) => [labels.kind ?? '', value]))
    const exact = { nan: Number.NaN, small: 5e-324, large: 1.7976931348623157e308 }
    const lost = given().server.keepsDecimals === true ? exact : {}
    expect({ ...values, ...lost }).toEqual({ up: Infinity, down: -Infinity, ...exact })
  })

  it('what was not measured for five minutes, or not yet, is absent', async () => {
    expect((await instant(selector('gappy'), -1)).series).toEqual([])
    expect((await instant(selector('gappy'), 30)).series).toHaveLength(1)
    expect((await instant(selector('gappy'), 30 + 600)).series).toEqual([])
    expect((await instant(selector('nobody_has_it'), 60)).series).toEqual([])
  })

  it('expressions of every kind mean the same everywhere', async () => {
    const requests = selector('istio_requests_total')
    const sum: PromExpression = { kind: 'aggregate', operator: 'sum', by: ['mesh', 'missing'], of: requests }
    const over: PromExpression = { kind: 'binary', operator: '>', left: sum, right: { kind: 'number', value: 200 } }
    const either: PromExpression = { kind: 'binary', operator: 'or', left: over, right: selector('nobody_has_it') }
    expect((await instant(either, 60)).series).toEqual([{ labels: { mesh: 'two' }, value: 300 }])
  })

  it('a range has a point at both ends and on every step between, and none where nothing was measured', async () => {
    const window = { from: unixSeconds(CONTRACT_START), to: unixSeconds(CONTRACT_START + 60), stepSeconds: 20 }
    const { series } = taken(await store().range(selector('istio_requests_total'), window, call()))
    expect(series.find(({ labels }) => labels.app === 'cart')?.points.map(([at, value]) => [at - CONTRACT_START, value])).toEqual(
      [[0, 0], [20, 40], [40, 80], [60, 120]],
    ) // prettier-ignore
    const gap = { from: unixSeconds(CONTRACT_START), to: unixSeconds(CONTRACT_START + 900), stepSeconds: 300 }
    const gappy = taken(await store().range(selector('gappy'), gap, call())).series[0]
    expect(gappy?.points.map(([at]) => at - CONTRACT_START)).toEqual([0, 300, 900])
  })
}

function describeLimits(server: () => MetricServer): void {
  const at = unixSeconds(CONTRACT_START + 60)

  it('the scope of a store is added to every selector', async () => {
    const store = server().open({ scope: { mesh: 'one' } })
    const requests = selector('istio_requests_total')
    const both: PromExpression = { kind: 'binary', operator: 'or', left: selector('nobody_has_it'), right: requests }
    for (const expression of [requests, both]) {
      const { series } = taken(await store.instant(expression, at, call()))
      expect(series.map(({ labels }) => labels.app)).toEqual(['cart'])
    }
    expect(taken(await store.capabilities(call())).istioMetrics).toEqual(['istio_requests_total'])
  })

  it.each([
    ['series', { maxSeries: 1 }],
    ['bytes', { maxBytes: 100 }],
  ])('an answer of more %s than allowed is refused whole', async (_, limits) => {
    const result = await server().open(limits).instant(selector('istio_requests_total'), at, call())
    expect(refused(result)).toMatchObject({ code: 'too_large', details: { source: 'prometheus' } })
  })
}

function describeFailures(given: () => { readonly server: MetricServer; readonly store: MetricStore }): void {
  const at = unixSeconds(CONTRACT_START)

  it('an expression that the server refuses is a bad request, in its own words', async () => {
    const lacking: PromExpression = { kind: 'call', name: 'histogram_quantile', args: [selector('odd')] }
    const error = refused(await given().store.instant(lacking, at, call()))
    expect(error).toMatchObject({ code: 'bad_request', details: { source: 'prometheus' } })
    expect(error.details.upstream).toMatch(/arg/)
  })

  it('a range of more points than the server gives is a bad request', async () => {
    const window = { from: at, to: unixSeconds(CONTRACT_START + 40_000), stepSeconds: 1 }
    const error = refused(await given().store.range(selector('istio_requests_total'), window, call()))
    expect(error.code).toBe('bad_request')
  })

  it('a call that nobody waits for ends', async () => {
    const aborted = { ...call(), signal: AbortSignal.abort() }
    for (const result of [
      await given().store.now(aborted),
      await given().store.instant(selector('up'), at, aborted),
      await given().store.capabilities(aborted),
    ]) {
      expect(refused(result)).toMatchObject({ code: 'upstream_timeout', details: { source: 'prometheus' } })
    }
  })

  it('a server that is gone is unavailable', async () => {
    const { server, store } = given()
    await server.stop()
    for (const result of [
      await store.now(call()),
      await store.instant(selector('up'), at, call()),
      await store.capabilities(call()),
    ]) {
      expect(refused(result)).toMatchObject({ code: 'upstream_unavailable', details: { source: 'prometheus' } })
    }
  })
}

function call(): UpstreamCall {
  return { signal: new AbortController().signal, timeoutMs: milliseconds(10_000) }
}

function selector(metric: string): Extract<PromExpression, { kind: 'selector' }> {
  return { kind: 'selector', metric, matchers: [] }
}

function call1(name: 'rate', argument: PromExpression): PromExpression {
  return { kind: 'call', name, args: [argument] }
}

function taken<T>(result: Result<T, PharosError>): T {
  if (!result.ok) throw result.error
  return result.value
}

function refused(result: Result<unknown, PharosError>): PharosError {
  if (result.ok) throw new Error('an answer where a failure was expected')
  return result.error
}

function byLabel({ series }: InstantVector, label: string) {
  return Object.fromEntries(series.map(({ labels, value }) => [labels[label] ?? '', { labels: { ...labels }, value }]))
}
