import type { HttpAnswer } from '@/lib/outbound/http-request'
import { readJson, statusFailure } from '@/lib/outbound/json-answer'
import { describe, expect, test } from 'vitest'

function answer(body: string, headers: HttpAnswer['headers'] = {}, status = 200): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: Buffer.from(body) }
}

describe('JSON is believed by its content type', () => {
  test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON', 'application/problem+json'])(
    '%s',
    (type) => {
      expect(readJson(answer('{"a":1}', { 'content-type': type }), 'The store')).toEqual({ ok: true, value: { a: 1 } })
    },
  )

  test.each([['text/html; charset=utf-8'], ['text/plain'], [''], ['application/jsonp'], ['<script>']])(
    '%j is refused by name',
    (type) => {
      const result = readJson(answer('{"a":1}', { 'content-type': type }), 'The store')
      expect(result).toMatchObject({ ok: false, error: { code: 'upstream_invalid', details: { status: 200 } } })
    },
  )

  test.each(['', '{', '{"a":1', 'nonsense', '\ufeff{}x'])('%j is not JSON', (body) => {
    expect(readJson(answer(body), 'The store')).toMatchObject({ ok: false, error: { code: 'upstream_invalid' } })
  })
})

describe('a status without words of its own', () => {
  test.each([
    [401, 'upstream_unavailable'],
    [403, 'upstream_unavailable'],
    [404, 'upstream_invalid'],
    [429, 'upstream_unavailable'],
    [500, 'upstream_unavailable'],
    [502, 'upstream_unavailable'],
    [503, 'upstream_unavailable'],
    [504, 'upstream_timeout'],
  ])('HTTP %i is %s', (status, code) => {
    expect(statusFailure(answer('no', {}, status), 'The store')).toMatchObject({
      code,
      details: { status, upstream: 'no' },
    })
  })

  test.each([
    ['7', 7],
    ['999999', 3_600],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
    ['-1', undefined],
  ])('Retry-After %j is %j', (header, seconds) => {
    const failure = statusFailure(answer('', { 'retry-after': header }, 429), 'The store')
    expect(failure.details.retryAfterSeconds).toBe(seconds)
  })

  test('markup of the answer is dropped, credentials are masked', () => {
    const page = '<html><style>b{}</style><script>alert(1)</script><p>Denied: tok-12345</p><script>open'
    expect(statusFailure(answer(page, {}, 403), 'The store', ['tok-12345']).details.upstream).toBe('Denied: ***')
  })
})
