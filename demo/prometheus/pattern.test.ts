import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Pattern } from './pattern'
import { QueryError } from './query-error'

function outcomeOf(pattern: string, text: string): string {
  try {
    new Pattern(pattern, '3').test(text)
    return 'decided'
  } catch (error) {
    return error instanceof QueryError ? error.errorType : String(error)
  }
}

describe('Pattern', () => {
  it.each([
    ['200', ['200'], ['2000', '1200', '']],
    ['5..', ['503', '5😀x'], ['50', '5033']],
    ['a|b|', ['a', 'b', ''], ['ab', 'c']],
    ['(?:re|ra).+s', ['reviews', 'ratings'], ['res', 'reviews-v1']],
    ['(?i)REVIEWS-v\\d', ['reviews-V1'], ['reviews-va']],
    ['[^a-c\\d-]+', ['xyz', 'é😀'], ['xa', 'x1', 'x-']],
    ['[]a]+', [']a'], ['b']],
    ['\\Ax\\z', ['x'], ['xx']],
    ['\\x41\\t\\.', ['A\t.'], ['A\tx']],
    ['x{2,3}?y', ['xxy', 'xxxy'], ['xy', 'xxxxy']],
    ['\\s', [' ', '\n'], ['\v', '\u00a0']],
    ['\\w+', ['abc_1'], ['é', 'a-b']],
    ['[&&[{]+', ['&[', '{'], ['a']],
    ['#@~`,=', ['#@~`,='], ['#']],
  ])('reads %s as RE2 does', (pattern, matching, others) => {
    const compiled = new Pattern(pattern, '3')
    expect(matching.filter((text) => !compiled.test(text))).toEqual([])
    expect(others.filter((text) => compiled.test(text))).toEqual([])
  })

  it('lets a dot match a line feed since Prometheus 3 only, or where the pattern says so', () => {
    expect(new Pattern('a.b', '3').test('a\nb')).toBe(true)
    expect(new Pattern('a.b', '2').test('a\nb')).toBe(false)
    expect(new Pattern('(?s)a.b', '2').test('a\nb')).toBe(true)
  })

  it.each(['(', ')', 'a)', '[', '[z-a]', '[[:foo:]]', '*a', 'a**', 'a{1001}', 'a{2,1}', '\\', '\\q', '\\8', 'a{1}{2}'])(
    'refuses what RE2 refuses: %s',
    (pattern) => {
      expect(() => new Pattern(pattern, '3')).toThrow(QueryError)
    },
  )

  it.each(['(?=a)', '(?!a)', '(?<=a)b', '(a)\\1', '\\k<a>', '(?<a>x)\\k<a>'])(
    'refuses what only an engine that tries one way after another can match: %s',
    (pattern) => {
      expect(() => new Pattern(pattern, '3')).toThrow(QueryError)
    },
  )

  it.each(['(a+)+b', '(a*)*', '(a|a)*b', '((a?){9})+', '(.*,){5}x', '.*a.*b.*c.*d.*e', '(a|b|ab)*c', '(x+x+)+y'])(
    'refuses what could take for ever, and says that it is the demo that cannot: %s',
    (pattern) => {
      expect(() => new Pattern(pattern, '3')).toThrow(/not supported by the demo/)
    },
  )

  it('lists the texts of a plain list, however long', () => {
    const names = Array.from({ length: 5000 }, (_, i) => `pod-${i}\\.a`)
    const { literals } = new Pattern(names.join('|'), '3')
    expect(literals?.size).toBe(5000)
    expect(literals?.has('pod-7.a')).toBe(true)
  })

  it('gives groups by number and by name, with nothing for one that took no part', () => {
    const found = new Pattern('(?P<first>[a-z]+)-(\\d)?(x)?', '3').match('ab-')
    expect(found).toEqual(
      new Map([
        ['0', 'ab-'],
        ['1', 'ab'],
        ['2', ''],
        ['3', ''],
        ['first', 'ab'],
      ]),
    )
    expect(new Pattern('(a)b', '3').match('ac')).toBeUndefined()
  })

  it('matches any quoted text by itself and by nothing else', () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from('ab1 .+*?()|[]{}^$-&~:,\\/"\n\té😀')) })
    fc.assert(
      fc.property(texts, texts, (text, other) => {
        const quoted = text.replaceAll(/[\\.+*?()|[\]{}^$]/g, '\\$&')
        const pattern = new Pattern(`${quoted}(?:)`, '3') // the group keeps it from being a list of plain texts
        expect(pattern.literals).toBeUndefined()
        expect(pattern.test(text)).toBe(true)
        expect(pattern.test(other)).toBe(other === text)
        expect(new Pattern(quoted, '3').literals).toEqual(new Set([text]))
      }),
    )
  })

  it('either refuses a pattern as bad_data or decides about a long label quickly', () => {
    const part = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '\\w',
      '(',
      '(?:',
      ')',
      '|',
      '*',
      '+',
      '?',
      '{2}',
      '{1,9}',
      '{3,}',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const began = performance.now()
        const outcome = outcomeOf(parts.join(''), `${'ab'.repeat(126)}!`)
        expect(['decided', 'bad_data']).toContain(outcome)
        expect(performance.now() - began).toBeLessThan(10_000)
      }),
      { numRuns: 1000 },
    )
  })
})
