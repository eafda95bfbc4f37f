import { endUs, traceHarness, type TraceHarness } from '../testing/trace-harness'
import { type LinesByContainer, traceLines } from '../logs/trace-lines'
import type { Span, Trace } from './span'
import { describe, expect, it } from 'vitest'

// Single requests under what routes say of faults, time and copies, as spans and as lines of the access log.

const VS = 'networking.istio.io/v1 VirtualService'
const all = { percentage: { value: 100 } }
const seconds = (us: number): number => us / 1e6

function ratingsBy(rule: object): TraceHarness {
  const mesh = traceHarness()
  const to = (host: string, subset: string) => [{ destination: { host, subset } }]
  mesh.objects.apply(VS, 'bookinfo/reviews', { hosts: ['reviews'], http: [{ route: to('reviews', 'v2') }] })
  const http = [{ ...rule, route: to('ratings', 'v1') }]
  mesh.objects.apply(VS, 'bookinfo/ratings', { hosts: ['ratings'], http })
  mesh.clock.advance(20)
  return mesh
}

/** The calls of ratings with what lies below them. */
function asked(traces: readonly Trace[], host = 'ratings'): readonly { readonly span: Span; readonly below: Trace }[] {
  return traces.flatMap((trace) => {
    const spans = trace.filter(({ kind, operation }) => kind === 'client' && operation.startsWith(`${host}.`))
    return spans.map((span) => ({ span, below: trace.filter(({ parentId }) => parentId === span.spanId) }))
  })
}

/** What the proxies of a workload write. */
function written(lines: LinesByContainer, workload: string): readonly string[] {
  const ofPods = [...lines].filter(([key]) => key.startsWith(`${workload}-`) && key.endsWith('/istio-proxy'))
  return ofPods.flatMap(([, some]) => some.map(({ bytes }) => bytes.toString()))
}

describe('a fault of a route', () => {
  it('aborts before anybody is reached', () => {
    const mesh = ratingsBy({ fault: { abort: { httpStatus: 500, ...all } } })
    const traces = mesh.last(10)
    const calls = asked(traces)
    expect(calls.length).toBeGreaterThan(5)
    for (const { span, below } of calls) {
      expect(span.tags).toMatchObject({
        'http.status_code': 500,
        response_flags: 'FI',
        error: true,
        upstream_cluster: 'outbound|9080|v1|ratings.bookinfo.svc.cluster.local',
      })
      expect(below).toEqual([])
    }
    const lines = written(
      traceLines([{ traces, closed: [] }], () => undefined),
      'reviews-v2',
    ).filter((line) => line.includes(' FI '))
    expect(lines).toHaveLength(calls.length)
    expect(lines[0]).toMatch(/HTTP\/1\.1" 500 FI fault_filter_abort - "-" \d+ \d+ 0 - /)
  })

  it('holds a request back: a gap before the server, which does not know', () => {
    const mesh = ratingsBy({ fault: { delay: { fixedDelay: '2s', ...all } } })
    const traces = mesh.last(10)
    const calls = asked(traces)
    expect(calls.length).toBeGreaterThan(5)
    for (const { span, below } of calls) {
      const [server] = below
      expect(span.tags).toMatchObject({ 'http.status_code': 200, response_flags: 'DI' })
      expect(server?.tags.response_flags).toBe('-')
      expect(seconds((server?.startUs ?? 0) - span.startUs)).toBeCloseTo(2, 2)
      expect(seconds(endUs(span) - (server?.startUs ?? 0))).toBeLessThan(0.1)
    }
    const [line] = written(
      traceLines([{ traces, closed: [] }], () => undefined),
      'reviews-v2',
    ).filter((text) => text.includes(' DI '))
    expect(line).toMatch(/HTTP\/1\.1" 200 DI via_upstream - "-" \d+ \d+ 20\d\d \d{1,2} /)
  })
})

describe('time that is over', () => {
  it('ends the span of the caller and of the server, but not what the server is doing', () => {
    const mesh = ratingsBy({ fault: { delay: { fixedDelay: '2s', ...all } } })
    const route = [{ destination: { host: 'reviews', subset: 'v2' } }]
    mesh.objects.apply(VS, 'bookinfo/reviews', { hosts: ['reviews'], http: [{ timeout: '0.5s', route }] })
    mesh.clock.advance(20)
    const traces = mesh.last(10)
    const calls = asked(traces, 'reviews')
    expect(calls.length).toBeGreaterThan(10)
    for (const { span, below } of calls) {
      expect(span.tags).toMatchObject({ 'http.status_code': 504, response_flags: 'UT', error: true })
      expect(span.durationUs).toBe(500_000)
      const [server] = below
      expect(server?.tags).toMatchObject({ 'http.status_code': 0, response_flags: 'DC', error: true })
      expect(server !== undefined && endUs(server)).toBe(endUs(span))
    }
    expect(asked(traces).map(({ span }) => span.tags.response_flags)).toEqual(calls.map(() => 'DI'))
    expect(Math.min(...asked(traces).map(({ span }) => span.durationUs))).toBeGreaterThan(2e6)
    const lines = traceLines([{ traces, closed: [] }], () => undefined)
    const [cut] = written(lines, 'productpage-v1').filter((line) => line.includes(' UT '))
    expect(cut).toMatch(
      /HTTP\/1\.1" 504 UT response_timeout - "-" \d+ \d+ 500 - .*"10\.[\d.]+:9080" outbound\|9080\|v2\|/,
    )
    const [left] = written(lines, 'reviews-v2').filter((line) => line.includes(' DC '))
    expect(left).toMatch(/HTTP\/1\.1" 0 DC downstream_remote_disconnect /)
  })

  it('is the patience of the page: it asks for reviews again after 3 s', () => {
    const mesh = ratingsBy({ fault: { delay: { fixedDelay: '7s', ...all } } })
    const calls = asked(mesh.last(10), 'reviews')
    expect(calls.length).toBeGreaterThan(10)
    for (const { span } of calls) {
      expect([span.tags['http.status_code'], span.tags.response_flags, span.durationUs]).toEqual([0, 'DC', 3_000_000])
    }
  })
})

it('a try that takes too long says so in the log', () => {
  const traces = ratingsBy({ retries: { attempts: 1, perTryTimeout: '1ms', retryOn: '5xx' } }).last(20)
  const lines = written(
    traceLines([{ traces, closed: [] }], () => undefined),
    'reviews-v2',
  )
  expect(lines.filter((line) => line.includes(' 504 URX,UT upstream_per_try_timeout ')).length).toBeGreaterThan(5)
})

it('each try is a span of a server below the one of the caller, which tells of the last', () => {
  const mesh = ratingsBy({ retries: { attempts: 2, retryOn: '5xx' } })
  mesh.model.disturb([{ kind: 'error', workload: 'bookinfo/ratings-v1', status: 503, share: 0.5 }])
  mesh.clock.advance(60)
  const calls = asked(mesh.last(60))
  const shapes = new Set(
    calls.map(({ span, below }) => {
      const codes = below.map(({ tags }) => tags['http.status_code']).join(' ')
      return `${String(span.tags['http.status_code'])} ${String(span.tags.response_flags)}: ${codes}`
    }),
  )
  expect([...shapes].sort()).toEqual(['200 -: 200', '200 -: 503 200', '200 -: 503 503 200', '503 URX: 503 503 503'])
  for (const { span, below } of calls) {
    for (const [index, server] of below.entries()) {
      expect(server.startUs).toBeGreaterThan(endUs(below[index - 1] ?? span) - (index === 0 ? span.durationUs : 0))
      expect(endUs(server)).toBeLessThanOrEqual(endUs(span))
    }
  }
})

it('a copy is a span of its server below that of the caller, which tells of the first alone', () => {
  const mesh = ratingsBy({ mirror: { host: 'ratings', subset: 'v2' } })
  const traces = mesh.last(10)
  const calls = asked(traces)
  expect(calls.length).toBeGreaterThan(5)
  const versions = calls.map(({ below }) => below.map(({ tags }) => tags['istio.canonical_revision']).sort())
  expect(versions).toEqual(calls.map(() => ['v1', 'v2']))
  const lines = traceLines([{ traces, closed: [] }], () => undefined)
  const [address] = calls.flatMap(({ below }) =>
    below
      .filter(({ tags }) => tags['istio.canonical_revision'] === 'v1')
      .map(({ tags }) => String(tags.node_id).split('~')[1]),
  )
  const sent = written(lines, 'reviews-v2').filter((line) => line.includes('|ratings.'))
  expect(sent.filter((line) => !line.includes(`"${address ?? ''}:9080"`))).toEqual([])
  expect(written(lines, 'ratings-v2')).toHaveLength(calls.length)
})

it('a redirect is an answer of the proxy itself', () => {
  const mesh = traceHarness()
  mesh.objects.apply(VS, 'lab/httpbin', { hosts: ['httpbin'], http: [{ redirect: { uri: '/elsewhere' } }] })
  mesh.clock.advance(20)
  const [line] = written(
    traceLines([{ traces: mesh.last(10), closed: [] }], () => undefined),
    'curl',
  ).filter((one) => one.includes('"httpbin:8000"'))
  expect(line).toMatch(/HTTP\/1\.1" 301 - direct_response - "-" /)
})
