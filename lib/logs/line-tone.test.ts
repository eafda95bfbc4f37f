import { expect, it } from 'vitest'
import { lineTone } from './line-tone'

const access = (code: string, flags: string) =>
  `[2026-01-05T12:00:00.000Z] "GET / HTTP/1.1" ${code} ${flags} via_upstream - "-" 0 0 1 1`

it.each([
  [access('200', '-'), 'plain'],
  [access('404', 'NR'), 'degraded'],
  [access('503', 'UH'), 'failure'],
  [access('0', 'DC'), 'failure'],
  ['{"start_time":"x","response_code":500}', 'failure'],
  ['{"start_time":"x","response_code":200,"path":"/error"}', 'plain'],
  ['ERROR GET / 500', 'failure'],
  ['{"level":"error","msg":"x"}', 'failure'],
  ['2026-01-05T12:00:00Z\twarn\txds\tslow', 'degraded'],
  ['WARN the pool is exhausted', 'degraded'],
  ['panic: runtime error', 'failure'],
  ['INFO errors=0 terror', 'plain'],
  ['', 'plain'],
])('%s is %s', (text, tone) => {
  expect(lineTone(text)).toBe(tone)
})
