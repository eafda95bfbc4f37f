import { unixSeconds } from '@/lib/std/units'
import { describe, expect, it } from 'vitest'
import { parseTraceRequest } from './parse-trace-request'

const NOW = unixSeconds(1_700_000_000)
const parse = (query: string) => parseTraceRequest(new URLSearchParams(query), NOW, 100)

describe('parseTraceRequest', () => {
  it('means everything of the last five minutes when nothing is said', () => {
    expect(parse('')).toMatchObject({
      ok: true,
      value: { thing: null, namespaces: '*', service: null, limit: 100, from: NOW - 300, to: NOW, errorsOnly: false },
    })
  })

  it.each([
    ['ref=workload:bookinfo/reviews-v1', { thing: { kind: 'workload', namespace: 'bookinfo', name: 'reviews-v1' } }],
    ['namespaces=a,b', { namespaces: ['a', 'b'] }],
    ['service=reviews.bookinfo&operation=GET', { service: 'reviews.bookinfo', operation: 'GET' }],
    ['tags=http.status_code%3D503', { tags: [{ key: 'http.status_code', value: '503' }] }],
    ['min=250ms&max=1.5s', { minUs: 250_000, maxUs: 1_500_000 }],
    ['min=p90', { minUs: null, minPercentile: 'p90' }],
    ['errors=true&limit=1000', { errorsOnly: true, limit: 1000 }],
    ['duration=1h&at=1699999000', { from: 1_699_999_000 - 3600, to: 1_699_999_000 }],
  ])('reads %s', (query, expected) => {
    expect(parse(query)).toMatchObject({ ok: true, value: expected })
  })

  it.each([
    ['ref=operation:a/b=c', 'ref'],
    ['ref=pod:a/b', 'ref'],
    ['namespaces=A', 'namespaces'],
    ['service=', 'service'],
    ['tags=lonely', 'tags'],
    ['min=5', 'min'],
    ['min=2s&max=1s', 'max'],
    ['errors=yes', 'errors'],
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['duration=1s', 'duration'],
    ['at=1800000000', 'at'],
    ['limit=1&limit=2', 'limit'],
    ['nosuch=1', 'nosuch'],
  ])('refuses %s and names the parameter', (query, parameter) => {
    expect(parse(query)).toMatchObject({ ok: false, error: { code: 'bad_request', details: { parameter } } })
  })
})
