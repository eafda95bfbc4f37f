import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unixSeconds } from '@/lib/std/units'
import { parseListRequest } from './parse-list-request'

const NOW = unixSeconds(1_700_000_000)
const parse = (text: string) => parseListRequest(new URLSearchParams(text), { defaultSeconds: 300, now: NOW })

describe('the question for a list', () => {
  it('is about everything in the usual window where nothing is said', () => {
    const value = { namespaces: null, cluster: null, durationSeconds: 300, at: null, standing: true }
    expect(parse('')).toEqual({ ok: true, value })
    expect(parse('namespaces=*&fields=health,traffic')).toEqual({ ok: true, value })
  })

  it('asks for names alone without fields that need the metric store', () => {
    expect(parse('fields=none')).toMatchObject({ value: { standing: false } })
    expect(parse('fields=config')).toMatchObject({ value: { standing: false } })
  })

  it.each(['namespaces=A', 'duration=1s', 'at=soon', 'fields=logs', 'cluster=', 'nope=1', 'at=1&at=1'])(
    'refuses %s and names the parameter',
    (text) => {
      expect(parse(text)).toMatchObject({ ok: false, error: { details: { parameter: text.split('=')[0] } } })
    },
  )

  it('is about no moment that is still to come, but for what clocks differ by', () => {
    expect(parse('at=1700000060')).toMatchObject({ value: { at: 1_700_000_060 } })
    const late = parse('at=1700000061')
    expect(late).toMatchObject({ error: { code: 'bad_request', details: { parameter: 'at' } } })
    expect(!late.ok && late.error.message).toContain('60 seconds ahead')
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
        expect(() => parseListRequest(new URLSearchParams([...pairs]), { defaultSeconds: 60, now: NOW })).not.toThrow()
      }),
    )
  })
})
