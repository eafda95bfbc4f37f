import { traceHarness } from '../testing/trace-harness'
import { toOtlp } from './otlp'
import type { Span } from './span'
import { describe, expect, it } from 'vitest'

const SPAN: Span = {
  ...{ traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', parentId: undefined },
  ...{ service: 'reviews.bookinfo', operation: 'reviews.bookinfo.svc.cluster.local:9080/*', kind: 'server' },
  ...{ startUs: 1_767_614_390_964_971, durationUs: 29_785 },
  tags: {
    component: 'proxy',
    'http.status_code': 500,
    ratio: 0.5,
    sampled: true,
    error: true,
    'istio.canonical_service': 'reviews',
    'istio.canonical_revision': 'v2',
  },
}

describe('the export request', () => {
  it('is what the OTLP specification says of JSON: hexadecimal ids, 64-bit numbers as text', () => {
    const text = (key: string, stringValue: string) => ({ key, value: { stringValue } })
    const istio = [text('istio.canonical_service', 'reviews'), text('istio.canonical_revision', 'v2')]
    expect(toOtlp([SPAN])).toEqual({
      resourceSpans: [
        {
          resource: { attributes: [text('service.name', 'reviews.bookinfo'), ...istio] },
          scopeSpans: [
            {
              scope: { name: 'envoy' },
              spans: [
                {
                  traceId: SPAN.traceId,
                  spanId: SPAN.spanId,
                  name: SPAN.operation,
                  kind: 2,
                  startTimeUnixNano: '1767614390964971000',
                  endTimeUnixNano: '1767614390994756000',
                  attributes: [
                    text('component', 'proxy'),
                    { key: 'http.status_code', value: { intValue: '500' } },
                    { key: 'ratio', value: { doubleValue: 0.5 } },
                    { key: 'sampled', value: { boolValue: true } },
                    ...istio,
                  ],
                  status: { code: 2 },
                },
              ],
            },
          ],
        },
      ],
    })
  })

  it('a child names its parent, a client is another kind, and without an error the status is unset', () => {
    const child: Span = { ...SPAN, parentId: 'b7ad6b7169203331', kind: 'client', tags: {} }
    const [span] = toOtlp([child]).resourceSpans[0]?.scopeSpans[0]?.spans ?? []
    expect(span).toMatchObject({ parentSpanId: 'b7ad6b7169203331', kind: 3, status: { code: 0 } })
  })

  it('has one resource for each version of a service, and every span once', () => {
    const spans = traceHarness().last(20).flat()
    const { resourceSpans } = toOtlp(spans)
    const sent = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans))
    expect(sent.map(({ spanId }) => spanId).sort()).toEqual(spans.map(({ spanId }) => spanId).sort())
    const resources = resourceSpans.map(({ resource }) => JSON.stringify(resource))
    expect(new Set(resources).size).toBe(resources.length)
    expect(resources.filter((resource) => resource.includes('"reviews.bookinfo"'))).toHaveLength(3)
  })

  it('of no spans is empty', () => {
    expect(toOtlp([])).toEqual({ resourceSpans: [] })
  })
})
