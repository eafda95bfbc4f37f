import { meanWaitMs, readRetries, readRouteRetry } from './retry-policy'
import { expect, it } from 'vitest'

const http = (code: string) => ({ code, grpcStatus: '' })
const grpc = (grpcStatus: string) => ({ code: '200', grpcStatus })

it.each([
  ['absent', undefined, 3],
  ['empty', {}, 1],
  ['zero', { attempts: 0 }, 1],
  ['two', { attempts: 2 }, 3],
  ['negative', { attempts: -2 }, 1],
  ['billions of', { attempts: 2e9 }, 26],
  ['not a number', { attempts: 'many' }, 1],
])('%s attempts make the request be tried so often', (_, retries, tries) => {
  expect(readRetries(retries).tries).toBe(tries)
})

it.each([
  ['5xx', [http('500'), http('503')], [http('404'), http('200'), grpc('13')]],
  ['gateway-error', [http('502'), http('503'), http('504')], [http('500')]],
  ['retriable-4xx', [http('409')], [http('404')]],
  ['503, 429', [http('503'), http('429')], [http('500')]],
  ['cancelled,deadline-exceeded', [grpc('1'), grpc('4')], [grpc('14'), grpc('0')]],
  ['', [grpc('14'), grpc('1')], [http('503'), grpc('13')]],
  ['nonsense', [], [http('500'), grpc('14')]],
])('answers that "%s" covers, and others', (retryOn, covered, others) => {
  const { covers } = readRetries({ attempts: 1, retryOn })
  expect(covered.filter((answer) => !covers(answer, '-'))).toEqual([])
  expect(others.filter((answer) => covers(answer, '-'))).toEqual([])
})

it('what a proxy itself refuses is tried again only where nobody was asked', () => {
  const { covers } = readRetries({ attempts: 1, retryOn: '5xx,connect-failure' })
  expect(['UF', 'UC', 'UT', 'UH', 'NC', 'UO', 'FI', 'DC'].filter((flag) => covers(http('503'), flag))).toEqual([
    'UF',
    'UC',
    'UT',
  ])
})

it('waits grow, up to ten times their base', () => {
  const waits = (retries: object) => [1, 2, 3, 4, 9].map((n) => meanWaitMs(readRetries(retries), n))
  expect(waits({ attempts: 9 })).toEqual([12.5, 37.5, 87.5, 125, 125])
  expect(waits({ attempts: 9, backoff: '100ms' })).toEqual([50, 150, 350, 500, 500])
})

it.each([
  ['absent', undefined, 3, [], ['503']],
  ['empty', {}, 3, [], ['503']],
  ['with codes', { attempts: 1, codes: [500, 503] }, 2, ['500', '503'], ['502']],
  ['with nonsense', { attempts: 0, codes: ['500', null, { 503: 1 }] }, 1, [], ['500', '503']],
])('the retry of an HTTPRoute, %s', (...[, retry, tries, covered, others]) => {
  const policy = readRouteRetry(retry, Infinity)
  expect(policy.tries).toBe(tries)
  expect(covered.filter((code) => !policy.covers(http(code), '-'))).toEqual([])
  expect(others.filter((code) => policy.covers(http(code), '-'))).toEqual([])
  expect(policy.covers(http('503'), 'UF')).toBe(true)
})
