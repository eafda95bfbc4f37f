import { describe, expect, test } from 'vitest'
import { diagnose } from './diagnose'
import { reachCause } from './reach'
import { evidence, failure, metricEvidence } from './testing/evidence'

describe('why a source gives no answer', () => {
  test.each([
    ['S01', { cause: 'ENOTFOUND' }],
    ['S01', { cause: 'EAI_AGAIN' }],
    ['S02', { cause: 'ECONNREFUSED' }],
    ['S02', { cause: 'ECONNRESET' }],
    ['S02', { code: 'upstream_timeout' }],
    ['S02', { status: 503, type: 'text/html' }],
    ['S02', {}],
    ['S03', { cause: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
    ['S03', { cause: 'EPROTO' }],
    ['S03', { status: 400, upstream: 'Client sent an HTTP request to an HTTPS server.', type: 'text/plain' }],
    ['S04', { status: 401 }],
    ['S04', { status: 403, type: 'text/html' }],
    ['S05', { status: 401, upstream: 'no org id' }],
    ['S06', { code: 'upstream_invalid', status: 200, type: 'text/html' }],
    ['S06', { code: 'upstream_invalid', status: 404, type: 'text/plain' }],
    ['S06', { code: 'upstream_invalid', status: 302 }],
    ['S07', { code: 'upstream_invalid', status: 200 }],
    ['S07', { code: 'upstream_invalid', cause: 'HPE_INVALID_CONSTANT' }],
    ['S19', { status: 429 }],
    ['S19', { code: 'too_large', status: 422 }],
  ] as const)('%s: %j', (cause, part) => {
    expect(reachCause(failure(part))).toBe(cause)
  })
})

test('of a way that is blocked, what lies before is clear and what lies behind is unknown', () => {
  const blocked = metricEvidence({ failure: failure({ cause: 'EPROTO' }) })
  const [report] = diagnose(evidence({ metrics: [blocked] }))
  const of = (result: string) => report?.checks.filter((check) => check.result === result).map(({ cause }) => cause)
  expect(of('found')).toEqual(['S03'])
  expect(of('clear')).toEqual(['S01', 'S02'])
})

test('a store that is switched off is told as unknown, in its own words', () => {
  const base = metricEvidence()
  const off = { ...base, source: { ...base.source, state: 'off', message: 'Metrics are switched off.' } as const }
  const [report] = diagnose(evidence({ metrics: [off] }))
  expect(report?.checks.find(({ cause }) => cause === 'S01')).toMatchObject({
    result: 'unknown',
    found: 'Metrics are switched off.',
  })
})
