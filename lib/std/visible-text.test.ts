import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visibleText } from './visible-text'
import { anyText } from './testing/any-text'

describe('visibleText (security R15)', () => {
  it.each([
    ['reviews-v2', 'reviews-v2'],
    ['Ünïcode 名前 🚦', 'Ünïcode 名前 🚦'],
    ['pay\u202Etxt', 'pay‹U+202E›txt'],
    ['a\u200Bb\uFEFF', 'a‹U+200B›b‹U+FEFF›'],
    ['line\nbreak\u2028', 'line‹U+000A›break‹U+2028›'],
    ['\uD800 alone', '‹U+D800› alone'],
    ['\u{E0061}tag', '‹U+E0061›tag'],
  ])('writes %j as %s', (text, shown) => {
    expect(visibleText(text)).toBe(shown)
  })

  it('leaves nothing invisible, whatever comes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(visibleText(text)).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      }),
    )
  })
})
