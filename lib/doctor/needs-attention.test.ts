import { expect, it } from 'vitest'
import type { SourceReport } from './model'
import { needsAttention } from './needs-attention'
import { checkOf, reportOf } from './testing/reports'

it.each<[string, boolean, SourceReport]>([
  ['does well', false, reportOf({}, { checks: [checkOf('S01', { result: 'clear' })] })],
  ['is switched off', false, reportOf({ state: 'off' })],
  ['fails', true, reportOf({ state: 'failed' })],
  ['may not be read', true, reportOf({ state: 'denied' })],
  ['has a cause found', true, reportOf({}, { checks: [checkOf('S10', { severity: 'warning' })] })],
  ['has a remark', false, reportOf({}, { checks: [checkOf('S21', { severity: 'info' })] })],
  ['could not be looked at', false, reportOf({}, { checks: [checkOf('S10', { result: 'unknown' })] })],
])('a source that %s: %s', (_, expected, report) => {
  expect(needsAttention(report)).toBe(expected)
})
