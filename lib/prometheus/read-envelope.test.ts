import recorded from './__fixtures__/prometheus-2.42.json' with { type: 'json' }
import { readEnvelope } from './read-envelope'
import { describe, expect, test } from 'vitest'

function read(body: string, status = 200, contentType = 'application/json') {
  const headers = { 'content-type': contentType }
  return readEnvelope({ status, headers, body: Buffer.from(body) }, 'The store', ['hunter2'])
}

describe('the envelope', () => {
  test('of every recorded success opens', () => {
    for (const { status, contentType, body } of [recorded.vector, recorded.matrix, recorded.config, recorded.names]) {
      expect(read(body, status, contentType)).toMatchObject({ ok: true, value: { warnings: [], infos: [] } })
    }
  })

  test('gives warnings and infos, scrubbed and at most 20 of each', () => {
    const many = Array.from({ length: 30 }, (_, i) => `w${i}`)
    const body = { status: 'success', data: [], warnings: ['no\nhunter2', 7, ...many], infos: ['PromQL info: x'] }
    const envelope = read(JSON.stringify(body))
    expect(envelope).toMatchObject({ ok: true, value: { infos: ['PromQL info: x'] } })
    expect(envelope.ok && envelope.value.warnings.slice(0, 2)).toEqual(['no ***', 'w0'])
    expect(envelope.ok && envelope.value.warnings).toHaveLength(19)
  })

  test('that calls itself partial warns', () => {
    expect(read('{"status":"success","isPartial":true,"data":{}}')).toMatchObject({
      ok: true,
      value: { warnings: ['The answer is partial.'] },
    })
  })

  test('that is cut at any byte is one failure, never half an answer', () => {
    for (const { body } of [recorded.vector, recorded.matrix, recorded.parseError]) {
      const bytes = Buffer.from(body)
      for (let end = 0; end < bytes.length; end += 1) {
        const cut = readEnvelope(
          { status: 200, headers: { 'content-type': 'application/json' }, body: bytes.subarray(0, end) },
          'The store',
          [],
        )
        expect(cut).toMatchObject({ ok: false, error: { code: 'upstream_invalid' } })
      }
    }
  })
})

describe('a refusal', () => {
  const said = (type: string, error: string): string => JSON.stringify({ status: 'error', errorType: type, error })
  test.each([
    ['a bad query', recorded.parseError.body, 400, 'bad_request'],
    ['a query that cannot be evaluated', recorded.executionError.body, 422, 'bad_request'],
    ['a query for too many samples', recorded.tooManySamples.body, 422, 'too_large'],
    [
      'a query that Prometheus gave up',
      said('timeout', 'query timed out in expression evaluation'),
      503,
      'upstream_timeout',
    ],
    ['a busy store', said('unavailable', 'TSDB not ready'), 503, 'upstream_unavailable'],
    ['an internal error', said('internal', 'boom'), 500, 'upstream_unavailable'],
    ['a foreign tenant', said('unauthorized', 'no org id'), 401, 'upstream_unavailable'],
    ['a limit of requests', said('too_many_requests', 'slow down'), 429, 'upstream_unavailable'],
    ['an unknown endpoint', said('not_found', 'unknown'), 404, 'upstream_invalid'],
    ['an error told with status 200', said('internal', 'boom'), 200, 'upstream_invalid'],
  ])('of %s keeps the words', (_title, body, status, code) => {
    const result = read(body, status)
    expect(result).toMatchObject({ ok: false, error: { code, details: { status } } })
    expect(!result.ok && result.error.details.upstream).toBeTypeOf('string')
  })

  test('never repeats a credential', () => {
    const result = read(said('internal', 'Get "http://u:pw@h/": hunter2'), 500)
    expect(JSON.stringify(result)).not.toMatch(/hunter2|u:pw/)
  })

  test.each([
    ['an HTML page with status 200', '<html>Log in</html>', 200, 'text/html', 'upstream_invalid'],
    ['a plain 404', recorded.notFound.body, 404, 'text/plain', 'upstream_invalid'],
    ['an HTML 400 of a proxy', '<h1>Bad Request</h1>', 400, 'text/html', 'upstream_invalid'],
    ['an HTML 502', '<h1>Bad Gateway</h1>', 502, 'text/html', 'upstream_unavailable'],
    ['foreign JSON', '{"hello":"world"}', 200, 'application/json', 'upstream_invalid'],
    ['foreign JSON with 403', '{"message":"no"}', 403, 'application/json', 'upstream_unavailable'],
    ['a JSON list', '[]', 200, 'application/json', 'upstream_invalid'],
  ])('by %s', (...[, body, status, type, code]) => {
    expect(read(body, status, type)).toMatchObject({ ok: false, error: { code } })
  })
})
