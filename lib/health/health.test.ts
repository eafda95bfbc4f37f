import type { HealthRule } from '@/lib/graph/facts'
import type { Status } from '@/lib/graph/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createToleranceChooser } from './choose-tolerances'
import { parseRateAnnotation } from './parse-rate-annotation'
import { type CodeRates, rateHealth } from './rate-health'
import { replicaHealth } from './replica-health'
import { STANDARD_TOLERANCES } from './tolerances'
import { worstStatus } from './worst-status'

function traffic(codes: Readonly<Record<string, number>>, part: Partial<CodeRates> = {}): CodeRates {
  return { protocol: 'http', direction: 'inbound', codes: new Map(Object.entries(codes)), ...part }
}

const standard = (...rates: CodeRates[]) => rateHealth(rates, STANDARD_TOLERANCES, 300)
const grpc = { protocol: 'grpc' } as const

describe('rateHealth with the defaults of H1', () => {
  it.each<[string, CodeRates, Status]>([
    ['no failure', traffic({ 200: 10 }), 'healthy'],
    ['any 5xx', traffic({ 200: 999, 503: 1 }), 'degraded'],
    ['10 % of 5xx', traffic({ 200: 9, 503: 1 }), 'failure'],
    ['5xx are summed', traffic({ 200: 90, 500: 5, 503: 5 }), 'failure'],
    ['few 4xx', traffic({ 200: 91, 404: 9 }), 'healthy'],
    ['10 % of 4xx', traffic({ 200: 90, 404: 10 }), 'degraded'],
    ['20 % of 4xx', traffic({ 200: 80, 404: 20 }), 'failure'],
    ['redirects', traffic({ 302: 1 }), 'healthy'],
    ['no response', traffic({ 200: 99, '-': 1 }), 'degraded'],
    ['a gRPC status', traffic({ 0: 99, 13: 1 }, grpc), 'degraded'],
    ['10 % of gRPC 1 to 16', traffic({ 0: 9, 16: 1 }, grpc), 'failure'],
    ['a gRPC status that nobody knows', traffic({ 0: 9, 17: 1 }, grpc), 'healthy'],
    ['gRPC without response', traffic({ 0: 1, '-': 9 }, grpc), 'failure'],
  ])('%s', (_, rates, status) => {
    expect(standard(rates)?.status).toBe(status)
  })

  it('says the fraction, the codes, the window and the threshold', () => {
    expect(standard(traffic({ 500: 0.01 }))?.reason).toBe(
      '3 of 3 inbound requests failed (HTTP 500) in 5m; failure from 10 %',
    )
    expect(standard(traffic({ 200: 10, '-': 0.001 }, { direction: 'outbound' }))?.reason).toBe(
      '1 of 3000 outbound requests failed (no response) in 5m; degraded above 0 %',
    )
    expect(standard(traffic({ 0: 1 }, grpc))?.reason).toBe('0 of 300 inbound requests failed in 5m')
  })

  it('rates protocols and directions apart, the worst decides', () => {
    const health = standard(traffic({ 200: 1000 }), traffic({ 13: 1 }, { protocol: 'grpc', direction: 'outbound' }))
    expect(health).toMatchObject({ status: 'failure', errorRatio: 1 })
  })

  it.each<[string, CodeRates[]]>([
    ['no traffic', []],
    ['traffic of 0', [traffic({ 200: 0 })]],
  ])('does not rate %s', (_, rates) => {
    expect(standard(...rates)).toBeNull()
  })

  it('does not rate what no rule is about', () => {
    const rules = parseRateAnnotation('5XX,1,2,http,outbound') ?? []
    expect(rateHealth([traffic({ 500: 1 })], rules, 60)).toBeNull()
  })

  it('never gives healthy for a share at or over the failure threshold', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const status = standard(traffic({ 200: 1 - share, 500: share }))?.status
        const expected = share === 0 ? 'healthy' : (share / (1 - share + share)) * 100 >= 10 ? 'failure' : 'degraded'
        expect(status).toBe(expected)
      }),
    )
  })
})

describe('parseRateAnnotation', () => {
  it('reads rules, with room around the fields', () => {
    const rules = parseRateAnnotation(' 4XX, 20,30.5 ,http|grpc,inbound ; 503,0,100,http,.*;')
    expect(rules).toHaveLength(2)
    expect(rules?.[0]).toMatchObject({ degraded: 20, failure: 30.5 })
    expect(rules?.[0]?.code('404')).toBe(true)
    expect(rules?.[0]?.direction('outbound')).toBe(false)
  })

  it.each([
    '',
    ';',
    '5XX,1,2,http',
    '5XX,1,2,http,inbound,more',
    '5XX,3,2,http,inbound',
    '5XX,1,101,http,inbound',
    '5XX,-1,2,http,inbound',
    '5XX,NaN,2,http,inbound',
    ',1,2,http,inbound',
    '(,1,2,http,inbound',
    '5XX,1,2,(?=a),inbound',
    '5XX,1,2,http,inbound;bad',
    '5XX,1,2,http,inbound;'.repeat(51),
  ])('refuses %j', (text) => {
    expect(parseRateAnnotation(text)).toBeUndefined()
  })

  it('reads any text or refuses it, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'5X,;().*+?[]{}\\|1- http'.split('')), maxLength: 60 }),
        (text) => {
          expect(() => parseRateAnnotation(text)).not.toThrow()
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('createToleranceChooser', () => {
  const tolerances = [{ code: '404', protocol: 'http', direction: '.*', degraded: 1, failure: 2 }]
  const rules: readonly HealthRule[] = [
    { namespace: '(', kind: '.*', name: '.*', tolerances },
    { namespace: 'shop', kind: 'workload', name: 'cart-.*', tolerances },
    {
      namespace: '.*',
      kind: '.*',
      name: '.*',
      tolerances: [
        { ...(tolerances[0] ?? { code: '' }), code: '5XX', protocol: '.*', direction: '.*', degraded: 50, failure: 60 },
      ],
    },
  ]
  const choose = createToleranceChooser(rules)
  const cart = { namespace: 'shop', kind: 'workload', name: 'cart-v1', annotation: null } as const

  it('H1: the first rule that matches replaces the defaults', () => {
    expect(choose(cart).tolerances[0]).toMatchObject({ degraded: 1, failure: 2 })
    expect(choose({ ...cart, kind: 'service' }).tolerances[0]).toMatchObject({ degraded: 50, failure: 60 })
    expect(createToleranceChooser([])(cart).tolerances).toBe(STANDARD_TOLERANCES)
  })

  it('H1: an annotation replaces both', () => {
    expect(choose({ ...cart, annotation: '5XX,7,8,http,.*' }).tolerances[0]).toMatchObject({ degraded: 7, failure: 8 })
  })

  it('H1: a malformed annotation is ignored and told', () => {
    expect(choose({ ...cart, annotation: '5XX' })).toMatchObject({ badAnnotation: true, tolerances: [{ degraded: 1 }] })
  })
})

describe('replicaHealth', () => {
  const ready = { name: 'cart-v1', desired: 2, current: 2, available: 2, syncedProxies: 2 }
  it.each<[string, Partial<typeof ready>, Status, string]>([
    ['all there', {}, 'healthy', '2 of 2 replicas of cart-v1 available'],
    ['scaled to nothing', { desired: 0, current: 0, available: 0 }, 'not-ready', 'cart-v1 is scaled to 0'],
    ['none available', { available: 0 }, 'failure', '0 of 2 replicas of cart-v1 available'],
    ['some missing', { available: 1 }, 'degraded', '1 of 2 replicas of cart-v1 available'],
    ['a surge', { current: 3, available: 3 }, 'degraded', 'cart-v1 is rolling out: 3 pods for 2'],
    ['proxies behind', { syncedProxies: 1 }, 'degraded', '1 of 2 replicas of cart-v1 with a synced proxy'],
  ])('H2: %s', (_, part, status, reason) => {
    expect(replicaHealth([{ ...ready, ...part }])).toEqual({ status, reason })
  })

  it('does not judge proxies of which nothing is known', () => {
    expect(replicaHealth([{ ...ready, syncedProxies: null }])?.status).toBe('healthy')
  })

  it('of several workloads the worst decides; none has no health', () => {
    expect(replicaHealth([ready, { ...ready, name: 'b', available: 1 }, ready])?.reason).toContain('of b available')
    expect(replicaHealth([])).toBeNull()
  })
})

describe('worstStatus', () => {
  it.each<[(Status | null)[], Status | null]>([
    [[], null],
    [[null, 'healthy'], 'healthy'],
    [['healthy', 'not-ready', null], 'not-ready'],
    [['not-ready', 'degraded'], 'degraded'],
    [['degraded', 'failure', 'healthy'], 'failure'],
  ])('of %j is %j', (statuses, worst) => {
    expect(worstStatus(statuses)).toBe(worst)
  })
})
