import { anyText } from '@/lib/std/testing/any-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTags, printTags } from './tag-query'

describe('parseTags', () => {
  it.each([
    ['', []],
    ['  ', []],
    ['http.status_code=503', [{ key: 'http.status_code', value: '503' }]],
    ['a=1 b=2', [{ key: 'a', value: '1' }, { key: 'b', value: '2' }]], // prettier-ignore
    ['"odd key"="a value"', [{ key: 'odd key', value: 'a value' }]],
    [String.raw`q="say \"hi\" \\"`, [{ key: 'q', value: String.raw`say "hi" \\`.replace('\\\\', '\\') }]],
    ['empty=', [{ key: 'empty', value: '' }]],
  ])('reads %j', (text, tags) => {
    expect(parseTags(text)).toEqual({ ok: true, value: tags })
  })

  it.each([
    ['lonely', 0],
    ['a=1 lonely', 3],
    ['=1', 0],
    ['""=1', 0],
    ['a="open', 0],
    ['a=1b=2', 0],
    [Array.from({ length: 21 }, (_, i) => `k${i}=v`).join(' '), 109],
  ])('says where it does not understand %j', (text, at) => {
    expect(parseTags(text)).toEqual({ ok: false, error: { at } })
  })

  it('reads what printTags writes, whatever the texts', () => {
    const tags = fc.array(fc.record({ key: anyText.filter((text) => text !== ''), value: anyText }), { maxLength: 4 })
    fc.assert(
      fc.property(tags, (list) => {
        expect(parseTags(printTags(list))).toEqual({ ok: true, value: list })
      }),
    )
  })

  it('answers any text in time', () => {
    fc.assert(fc.property(anyText, (text) => typeof parseTags(text).ok === 'boolean'))
    expect(parseTags('a="'.repeat(300)).ok).toBe(false)
  })
})
