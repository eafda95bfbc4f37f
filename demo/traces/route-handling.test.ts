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
      traceLines(traces, () => undefined),
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
      traceLines(traces, () => undefined),
      'reviews-v2',
    ).filter((text) => text.includes(' DI '))
    expect(line).toMatch(/HTTP\/1\.1" 200 DI via_upstream - "-" \d+ \d+ 20\d\d \d{1,2} /)
  })
})
