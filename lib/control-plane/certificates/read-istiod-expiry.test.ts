import { expect, test } from 'vitest'
import { readIstiodExpiry } from './read-istiod-expiry'

const NOW = '2026-03-01T00:00:00.000Z'
const at = (instance: string, date: string) => ({ labels: { instance }, value: Date.parse(date) / 1000 })

test('each istiod says until when it can sign', () => {
  const root = [at('b', '2036-01-01T00:00:00Z'), at('a', '2026-03-05T00:00:00Z')]
  expect(readIstiodExpiry({ root, chain: [at('a', '2026-03-20T00:00:00Z')] }, NOW)).toEqual([
    {
      instance: 'a',
      root: { until: '2026-03-05T00:00:00.000Z', expiry: 'error', daysLeft: 4 },
      chain: { until: '2026-03-20T00:00:00.000Z', expiry: 'warning', daysLeft: 19 },
    },
    { instance: 'b', root: { until: '2036-01-01T00:00:00.000Z', expiry: 'ok', daysLeft: 3593 }, chain: null },
  ])
})

test.each([NaN, Infinity, -1, 0, 1e15])('%d is no date', (value) => {
  expect(readIstiodExpiry({ root: [{ labels: {}, value }], chain: [] }, NOW)).toEqual([])
})
