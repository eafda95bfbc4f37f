import { expect, test } from 'vitest'
import { judgeExpiry } from './judge-expiry'

const NOW = '2026-03-01T12:00:00.000Z'

test.each([
  ['2036-03-01T12:00:00.000Z', 'ok', 3653],
  ['2026-03-31T12:00:00.000Z', 'ok', 30],
  ['2026-03-31T11:59:59.000Z', 'warning', 29],
  ['2026-03-08T12:00:00.000Z', 'warning', 7],
  ['2026-03-08T11:59:59.000Z', 'error', 6],
  ['2026-03-01T12:00:01.000Z', 'error', 0],
  ['2026-03-01T12:00:00.000Z', 'ended', 0],
  ['2026-03-01T11:00:00.000Z', 'ended', -1],
])('what ends at %s is %s', (until, expiry, daysLeft) => {
  expect(judgeExpiry({ from: '2020-01-01T00:00:00.000Z', until }, NOW)).toEqual({ expiry, daysLeft })
})

test('what does not hold yet says so, however long it will', () => {
  const dates = { from: '2026-03-02T00:00:00.000Z', until: '2036-01-01T00:00:00.000Z' }
  expect(judgeExpiry(dates, NOW).expiry).toBe('begins')
})
