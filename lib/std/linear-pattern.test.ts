import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePattern } from './linear-pattern'

function matches(pattern: string, text: string, digitX = false): boolean | undefined {
  return compilePattern(pattern, { digitX })?.(text)
}

describe('compilePattern', () => {
  it.each([
    ['', '', true],
    ['abc', 'abc', true],
    ['abc', 'abcd', false],
    ['a|bc|', 'bc', true],
    ['a|bc|', '', true],
    ['a|bc', 'b', false],
    ['.*', 'any thing', true],
    ['reviews-.+', 'reviews-', false],
    ['(a|b)*c', 'ababc', true],
    ['(?:ab)?c', 'c', true],
    ['[a-c]{2,3}', 'ab', true],
    ['[a-c]{2,3}', 'abca', false],
    ['[a-c]{2}', 'abc', false],
    ['[a-c]{2,}', 'abcabc', true],
    ['[^a-c-]', '-', false],
    ['[^a-c-]', 'd', true],
    [String.raw`[\]\d]`, ']', true],
    [String.raw`\d\w\s\.`, '1_ .', true],
    [String.raw`a\$`, 'a$', true],
    ['^abc$', 'abc', true],
    ['istio-system', 'istio_system', false],
  ])('%j against %j is %j', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected)
  })

  it('takes X for a digit where that is wanted', () => {
    expect(matches('5XX', '503', true)).toBe(true)
    expect(matches('5xx', '5a3', true)).toBe(false)
    expect(matches('5XX', '5XX')).toBe(true)
  })

  it.each([
    '(',
    ')',
    'a)',
    '[',
    '[]',
    ']',
    '*',
    'a**',
    'a{2',
    '{2}',
    'a{3,2}',
    '(?=a)',
    '(?<n>a)',
    String.raw`\1`,
    String.raw`\b`,
    '\\',
    'a^b',
    'a$b',
  ])('does not know %j', (pattern) => {
    expect(compilePattern(pattern)).toBeUndefined()
  })

  it.each([
    ['a long pattern', 'a'.repeat(257)],
    ['deep groups', '('.repeat(30) + ')'.repeat(30)],
    ['repetitions of repetitions', '((a{99}){99}){99}'],
  ])('refuses %s', (_, pattern) => {
    expect(compilePattern(pattern)).toBeUndefined()
  })

  it('needs no backtracking where others explode', () => {
    const text = `${'a'.repeat(1000)}!`
    expect(matches('(a+)+', text)).toBe(false)
    expect(matches('(a|a)*(a|a)*(a|a)*b', text)).toBe(false)
    expect(matches('(.*)*(.*)*(.*)*x', text)).toBe(false)
  })

  it('does not match very long texts', () => {
    expect(matches('.*', 'a'.repeat(1025))).toBe(false)
  })

  it('agrees with the engine on every pattern both know', () => {
    const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
      pattern: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', String.raw`\d`, String.raw`\.`, ''),
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
        fc.tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}')).map(([a, r]) => `(${a})${r}`),
      ),
    }))
    fc.assert(
      fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', '1', '.'), maxLength: 6 }), (given, text) => {
        const own = compilePattern(given)
        expect(own === undefined || own(text) === new RegExp(`^(?:${given})$`, 's').test(text)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
