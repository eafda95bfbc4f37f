import { anyText } from '@/lib/std/testing/any-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideInSummary, hideInvisible } from './hide-invisible'
import type { Span } from './model'
import { redactText } from './redact-text'
import { summariseTrace } from './summarise-trace'
import { someSpan, someTrace } from './testing/some-spans'
import type { TraceAccess } from './trace-access'

const access: TraceAccess = {
  visible: new Set(['bookinfo']),
  owners: new Map([
    ['reviews.bookinfo', ['bookinfo']],
    ['vault.secret', ['secret']],
    ['shared', ['bookinfo', 'secret']],
  ]),
  hidden: new Set(['secret']),
}
const attribute = (key: string, value: string) => ({ key, value })

const seen = someSpan({
  id: 'a',
  operation: 'vault.secret.svc.cluster.local:80/*',
  attributes: [
    attribute('http.url', 'http://vault.secret/v1'),
    attribute('upstream_cluster', 'outbound|80||vault.secret.svc.cluster.local'),
    attribute('istio.destination_namespace', 'secret'),
    attribute('istio.destination_workload', 'vault-v1'),
    attribute('peer', 'spiffe://cluster.local/ns/secret/sa/vault'),
    attribute('http.method', 'GET'),
  ],
})
const hidden = someSpan({
  ...{ id: 'b', parentId: 'a', service: 'vault.secret', operation: 'open', failed: true },
  attributes: [attribute('key', 'canary')],
  events: [{ atUs: 5, attributes: [attribute('key', 'canary')] }],
  warnings: ['canary'],
})
const back = someSpan({ id: 'c', parentId: 'b', attributes: [attribute('peer.address', '10.0.0.7')] })

describe('hideInvisible', () => {
  it('leaves of a span that may not be seen its place in time and whether it failed', () => {
    const [, span] = hideInvisible(someTrace(seen, hidden), access)?.spans ?? []
    expect(span).toEqual({
      ...{ id: 'b', parentId: 'a', startUs: 0, durationUs: 1000, failed: true, kind: 'unknown' },
      ...{ service: null, operation: null, attributes: [], events: [], warnings: [] },
    })
  })

  it('takes the names of the other namespace out of the spans that may be seen', () => {
    const trace = hideInvisible(someTrace(seen, hidden, back), access)
    const text = JSON.stringify(trace)
    for (const canary of ['vault', 'secret', 'canary', '10.0.0.7']) expect(text).not.toContain(canary)
    expect(trace?.spans[0]?.attributes).toContainEqual(attribute('http.method', 'GET'))
  })

  it('is nothing when no span may be seen, and everything when all may', () => {
    expect(hideInvisible(someTrace(hidden), access)).toBeUndefined()
    const trace = someTrace(seen, hidden)
    expect(hideInvisible(trace, { ...access, visible: '*' })).toBe(trace)
  })

  it.each([
    ['a name that nothing explains', { service: 'stranger' }],
    ['a bare name of which one owner may not be seen', { service: 'shared' }],
    [
      'a span that says that it is of a namespace that may not be seen',
      { attributes: [attribute('istio.namespace', 'secret')] },
    ],
    [
      'a proxy of a namespace that may not be seen',
      { attributes: [attribute('node_id', 'sidecar~10.0.0.1~vault-1.secret~secret.svc.cluster.local')] },
    ],
  ] satisfies readonly (readonly [string, Partial<Span>])[])('hides %s', (_, part) => {
    expect(hideInvisible(someTrace(someSpan({ id: 'x', ...part })), access)).toBeUndefined()
  })
})

describe('hideInSummary', () => {
  it('puts services that may not be seen together without a name', () => {
    const shown = hideInSummary(
      summariseTrace(someTrace(hidden, someSpan({ ...back, parentId: null, startUs: 1 }))),
      access,
    )
    expect(shown?.services).toEqual([
      { service: 'reviews.bookinfo', namespaces: [], spans: 1, errors: 0 },
      { service: null, namespaces: [], spans: 1, errors: 1 },
    ])
    expect(JSON.stringify(shown)).not.toContain('vault')
  })

  it('is nothing when no service may be seen', () => {
    expect(hideInSummary(summariseTrace(someTrace(hidden)), access)).toBeUndefined()
  })
})

describe('redactText', () => {
  it.each([
    ['10.8.1.12:9080', '10.8.1.12:9080'],
    ['reviews.bookinfo.svc.cluster.local', 'reviews.bookinfo.svc.cluster.local'],
    ['db.other.svc', '…'],
    ['see vault.SECRET/x', 'see …/x'],
    ['example.com', 'example.com'],
  ])('makes of %j %j', (text, shown) => {
    expect(redactText(text, access)).toBe(shown)
  })

  it('takes any text', () => {
    fc.assert(fc.property(anyText, (text) => !/[\w-]\.secret\b/i.test(redactText(`${text} a.secret`, access))))
  })
})
