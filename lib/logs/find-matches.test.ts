import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMatches } from './find-matches'

const FILTER = { show: 'get', mode: 'text', matchCase: false } as const
const marked = (text: string, part: object = {}) =>
  findMatches(text, { ...FILTER, ...part })
    .map((piece) => (piece.match ? `[${piece.text}]` : piece.text))
    .join('')

describe('what was looked for in a line', () => {
  it.each([
    ['GET /a get', {}, '[GET] /a [get]'],
    ['GET /a get', { matchCase: true }, 'GET /a [get]'],
    ['getget', {}, '[get][get]'],
    ['nothing', {}, 'nothing'],
    ['', {}, ''],
    ['anything', { show: '' }, 'anything'],
    ['aaaa', { show: 'aa' }, '[aa][aa]'],
    ['a.c abc', { show: 'a.c' }, '[a.c] abc'],
    ['<img> get', {}, '<img> [get]'],
  ])('%j with %o reads %j', (text, part, expected) => {
    expect(marked(text, part)).toBe(expected)
  })

  it('is the first match of an expression', () => {
    expect(marked('GET /a 200, GET /b 200', { show: 'get /\\w', mode: 'regex' })).toBe('[GET /a] 200, GET /b 200')
    expect(marked('anything', { show: 'x*', mode: 'regex' })).toBe('anything')
  })

  it('is left alone where lower case has other places', () => {
    expect(marked('İİget', {})).toBe('İİget')
  })

  it('loses nothing of the line, and marks it a bounded number of times', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.boolean(), (text, show, matchCase) => {
        const pieces = findMatches(text, { show, mode: 'text', matchCase })
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      }),
    )
    expect(findMatches('a'.repeat(10_000), { ...FILTER, show: 'a' }).length).toBeLessThanOrEqual(101)
  })
})
