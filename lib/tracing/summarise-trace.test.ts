import { expect, it } from 'vitest'
import { summariseTrace } from './summarise-trace'
import { someSpan, someTrace } from './testing/some-spans'

const istio = (namespace: string) => [{ key: 'istio.namespace', value: namespace }]

it('tells root, extent, errors and the services in order of appearance', () => {
  const trace = someTrace(
    someSpan({ id: 'b', parentId: 'a', startUs: 400, durationUs: 2000, failed: true, attributes: istio('bookinfo') }),
    someSpan({ id: 'a', service: 'gateway.istio-system', operation: '/productpage', startUs: 100, durationUs: 1000 }),
  )
  expect(summariseTrace(trace)).toEqual({
    id: trace.id,
    startUs: 100,
    durationUs: 2300,
    root: { service: 'gateway.istio-system', operation: '/productpage' },
    spans: 2,
    errors: 1,
    meanSpanUs: 1500,
    services: [
      { service: 'gateway.istio-system', namespaces: [], spans: 1, errors: 0 },
      { service: 'reviews.bookinfo', namespaces: ['bookinfo'], spans: 1, errors: 1 },
    ],
  })
})

it('takes the earliest span whose parent is missing for the root', () => {
  const trace = someTrace(
    someSpan({ id: 'a', parentId: 'gone', operation: 'second', startUs: 5 }),
    someSpan({ id: 'b', parentId: 'gone', operation: 'first', startUs: 1 }),
  )
  expect(summariseTrace(trace).root?.operation).toBe('first')
})

it('counts spans that were cut off, and has no root without spans', () => {
  expect(summariseTrace({ ...someTrace(), cut: 7 })).toMatchObject({
    spans: 7,
    root: null,
    meanSpanUs: null,
    durationUs: 0,
  })
})
