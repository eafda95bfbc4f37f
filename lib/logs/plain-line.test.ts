import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainLine } from './plain-line'

const ESC = '\u001b'

describe('plainLine', () => {
  it.each([
    ['colours', `${ESC}[1;31mred${ESC}[0m plain`, 'red plain'],
    ['cursor movements and clearing', `a${ESC}[2J${ESC}[1;1Hb${ESC}[?25l`, 'ab'],
    ['a title, ended by BEL or ST', `${ESC}]0;title\u0007a${ESC}]2;other${ESC}\\b`, 'ab'],
    ['a link', `${ESC}]8;;javascript:alert(1)${ESC}\\link${ESC}]8;;${ESC}\\`, 'link'],
    ['strings of devices', `${ESC}Pq#0;2;0;0;0${ESC}\\a${ESC}_x${ESC}\\b`, 'ab'],
    ['character sets and resets', `${ESC}(0a${ESC}cb`, 'ab'],
    ['the eight-bit forms', 'a\u009b31mb\u009dtitle\u009cc', 'abc'],
  ])('drops terminal escapes: %s', (_, text, plain) => {
    expect(plainLine(text)).toBe(plain)
  })

  it.each([
    ['a carriage return that would overwrite', 'a\rb', 'a‹U+000D›b'],
    ['backspace, bell and NUL', 'a\b\u0007\u0000', 'a‹U+0008›‹U+0007›‹U+0000›'],
    ['direction changes', 'safe\u202Egnp.exe', 'safe‹U+202E›gnp.exe'],
    ['zero-width characters', 'a\u200Bb\uFEFF', 'a‹U+200B›b‹U+FEFF›'],
    ['an escape without an end', `a${ESC}`, 'a‹U+001B›'],
  ])('writes out what cannot be seen: %s', (_, text, plain) => {
    expect(plainLine(text)).toBe(plain)
  })

  it('keeps tabs, markup, and letters of all scripts as they are', () => {
    const text = '\tat x\t<script>alert(1)</script> אב 日本 😀 e\u0301 \uFFFD'
    expect(plainLine(text)).toBe(text)
  })

  it('leaves no control character but tabs, whatever comes', () => {
    const nasty = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(ESC, `${ESC}[`, `${ESC}]`, '\u009b', '\\', 'm')),
    )
    fc.assert(
      fc.property(nasty, (parts) => {
        expect(plainLine(parts.join(''))).not.toMatch(/[^\P{Cc}\t]|\u202e/u)
      }),
    )
  })

  it('needs time in proportion to the line', () => {
    const text = `${ESC}]`.repeat(200_000)
    expect(plainLine(text)).toBe('')
  })
})
