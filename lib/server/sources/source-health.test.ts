import { PharosError } from '@/lib/ports/pharos-error'
import { unixSeconds } from '@/lib/std/units'
import { expect, test } from 'vitest'
import { SourceHealth } from './source-health'

const at = unixSeconds
const refused = new PharosError('upstream_unavailable', 'refused')
const late = new PharosError('upstream_timeout', 'timed out')

test('a source that never answered has failed; one that did is stale since its first failure', () => {
  const health = new SourceHealth()
  expect(health.report().state).toBe('starting')
  health.failed(at(10), refused)
  expect(health.report()).toEqual({ state: 'failed', since: 10, asOf: undefined, message: 'refused', failure: refused })
  health.succeeded(at(20))
  health.succeeded(at(30))
  expect(health.report()).toEqual({ state: 'fresh', since: 20, asOf: 30, message: undefined, failure: undefined })
  health.failed(at(40), refused)
  health.failed(at(50), late)
  expect(health.report()).toEqual({ state: 'stale', since: 40, asOf: 30, message: 'timed out', failure: late })
})
