import { unixSeconds } from '@/lib/std/units'
import { describe, expect, it } from 'vitest'
import { customWindow } from './custom-window'

const now = 1_700_000_000
const ask = (from: number, to: number) => customWindow(unixSeconds(from), unixSeconds(to), unixSeconds(now))

describe('customWindow', () => {
  it('is its length and its end', () => {
    expect(ask(now - 3600.9, now - 0.5)).toEqual({ ok: true, value: { duration: 3600, at: now - 1 } })
  })

  it.each([
    ['wrongOrder', now, now - 60],
    ['wrongOrder', now, now],
    ['tooShort', now - 14, now],
    ['tooLong', now - 30 * 86_400 - 1, now],
    ['future', now, now + 61],
  ])('says %s', (error, from, to) => {
    expect(ask(from, to)).toEqual({ ok: false, error })
  })

  it.each([
    [now - 15, now],
    [now - 30 * 86_400, now],
    [now, now + 60],
  ])('takes the outermost %d to %d', (from, to) => {
    expect(ask(from, to).ok).toBe(true)
  })
})
