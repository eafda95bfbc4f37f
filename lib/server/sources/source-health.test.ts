import { unixSeconds } from '@/lib/std/units'
import { expect, test } from 'vitest'
import { SourceHealth } from './source-health'

const at = unixSeconds

test('a source that never answered has failed; one that did is stale since its first failure', () => {
  const health = new SourceHealth()
  expect(health.report().state).toBe('starting')
  health.failed(at(10), 'refused')
  expect(health.report()).toEqual({ state: 'failed', since: 10, asOf: undefined, message: 'refused' })
  health.succeeded(at(20))
  health.succeeded(at(30))
  expect(health.report()).toEqual({ state: 'fresh', since: 20, asOf: 30, message: undefined })
  health.failed(at(40), 'refused')
  health.failed(at(50), 'timed out')
  expect(health.report()).toEqual({ state: 'stale', since: 40, asOf: 30, message: 'timed out' })
})
