import { describe, expect, it } from 'vitest'
import { isSlow, usualOfSpan } from './usual-of-span'
import { readDurations } from './usual-durations'
import { someSpan } from './testing/some-spans'

const served = { destination_workload: 'reviews-v1', destination_workload_namespace: 'bookinfo' }
const called = (name: string, place: string) => ({
  ...{ source_workload: 'productpage-v1', source_workload_namespace: 'bookinfo' },
  ...{ destination_service_name: name, destination_service_namespace: place },
})
const USUAL = readDurations(
  [
    { side: 'server', rank: 0.5, series: [{ labels: served, value: 12 }] },
    { side: 'server', rank: 0.95, series: [{ labels: served, value: 40 }] },
    {
      side: 'client',
      rank: 0.95,
      series: [
        { labels: called('reviews', 'bookinfo'), value: 50 },
        { labels: called('secrets', 'vault'), value: 50 },
        { labels: called('idle', 'bookinfo'), value: NaN },
        { labels: {}, value: 1 },
      ],
    },
  ],
  (namespace) => namespace !== 'vault',
)

describe('what requests usually take', () => {
  it('joins the quantiles of each workload and side; what was not counted or may not be seen is not there', () => {
    expect(USUAL).toEqual([
      { side: 'server', namespace: 'bookinfo', workload: 'reviews-v1', called: null, p50Us: 12_000, p95Us: 40_000 },
      ...[{ side: 'client', namespace: 'bookinfo', workload: 'productpage-v1', called: 'reviews.bookinfo' }].map((row) => ({ ...row, p50Us: null, p95Us: 50_000 })), // prettier-ignore
    ])
  })

  const thing = (name: string) => ({ kind: 'workload', namespace: 'bookinfo', name }) as const
  const cluster = { key: 'upstream_cluster', value: 'outbound|9080|v1|reviews.bookinfo.svc.cluster.local' }

  it.each([
    ['a server’s span: its workload', someSpan({ id: 'a', kind: 'server' }), 'reviews-v1', 40_000],
    ['a client’s span: what it called, by the cluster', someSpan({ id: 'a', kind: 'client', attributes: [cluster] }), 'productpage-v1', 50_000], // prettier-ignore
    ['a client’s span: what it called, by its name', someSpan({ id: 'a', kind: 'client', operation: 'reviews.bookinfo.svc.cluster.local:9080/*' }), 'productpage-v1', 50_000], // prettier-ignore
    ['nothing where the call went elsewhere', someSpan({ id: 'a', kind: 'client', operation: 'example.com/*' }), 'productpage-v1', undefined], // prettier-ignore
    ['nothing of another workload', someSpan({ id: 'a', kind: 'server' }), 'reviews-v2', undefined],
    ['nothing of work inside', someSpan({ id: 'a', kind: 'internal' }), 'reviews-v1', undefined],
  ])('is found for %s', (_, span, workload, p95Us) => {
    expect(usualOfSpan(span, thing(workload), USUAL)?.p95Us).toBe(p95Us)
  })

  it('is nothing for a span whose workload is not known', () => {
    expect(usualOfSpan(someSpan({ id: 'a', kind: 'server' }), null, USUAL)).toBeUndefined()
  })

  it('a span is slow only above a p95 that is known', () => {
    const [usual] = USUAL
    expect(isSlow({ durationUs: 40_001 }, usual)).toBe(true)
    expect(isSlow({ durationUs: 40_000 }, usual)).toBe(false)
    expect(isSlow({ durationUs: 1e9 }, undefined)).toBe(false)
  })
})
