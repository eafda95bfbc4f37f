import { anyText } from '@/lib/std/testing/any-text'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { FindError } from './find-error'
import { TRAFFIC_LANGUAGE } from './operands'
import { parseFind } from './parse-find'
import { printFind } from './print-find'
import { anyFind } from './testing/any-find'
import { read, refused } from './testing/search'

describe('what the grammar means, in its shortest spelling (graph.md 13)', () => {
  it.each([
    [
      'NOT binds tighter than AND, AND tighter than OR',
      'not cb and vs or fi',
      '! circuitbreaker AND virtualservice OR faultinjection',
    ],
    [
      'brackets',
      '(cb or vs) && !(fi||ts)',
      '(circuitbreaker OR virtualservice) AND ! (faultinjection OR trafficshifting)',
    ],
    ['brackets around nothing but a term', '((cb))', 'circuitbreaker'],
    [
      'brackets inside brackets of one kind are kept',
      '(cb and vs) and fi',
      '(circuitbreaker AND virtualservice) AND faultinjection',
    ],
    ['words in any case', 'IS Healthy And NAME ContAins X', 'healthy AND name *= X'],
    [
      'words that only help to read',
      'is not healthy or has no cb or no vs',
      '! healthy OR ! circuitbreaker OR ! virtualservice',
    ],
    [
      'operators in words and signs',
      'name contains a and name startswith b and name endswith c',
      'name *= a AND name ^= b AND name $= c',
    ],
    [
      'negated tests',
      'name!=a and name not = b and name !*= c and name!startswith d and rt not > 5',
      'name != a AND name != b AND name !*= c AND name !^= d AND responsetime not > 5',
    ],
    ['a negated test is not the negation of a test', '! name = a', '! name = a'],
    ['a bare value goes on until a space', 'name = a&&b', 'name = a&&b'],
    [
      'a value in quotes holds anything',
      String.raw`name = "a \"b\" \\ (c) or"`,
      String.raw`name = "a \"b\" \\ (c) or"`,
    ],
    ['a lone backslash is itself', String.raw`name = "a\n"`, String.raw`name = a\n`],
    ['words of the language are values in quotes', 'name = "and"', 'name = "and"'],
    ['an empty text', 'version = ""', 'version = ""'],
    ['numbers are texts for text operands', 'code = 503', 'code = 503'],
    [
      'units',
      'rt > 1.5s and http > 2k and %httperr >= 5% and p99 <= 30ms',
      'responsetime > 1500 AND http > 2000 AND %httperr >= 5 AND p99 <= 30',
    ],
    ['absence', 'rt = nan and p50 != NaN', 'responsetime = NaN AND p50 != NaN'],
    [
      'labels alone and with a test',
      'label:app.kubernetes.io/name and has no label:X and label:team*=pay',
      'label:app.kubernetes.io/name AND ! label:X AND label:team *= pay',
    ],
    ['kinds by their short names', 'node = SVC or node != wl', 'node = service OR node != workload'],
  ])('%s', (_, text, shortest) => {
    expect(printFind(read(text))).toBe(shortest)
  })
})

describe('F4: the first error by position', () => {
  const at = ({ code, position, length, hint }: FindError) => [code, position, length, hint]
  it.each<[string, string, ReturnType<typeof at>]>([
    ['nothing', ' ', ['empty', 0, 0, null]],
    ['an unknown name', 'healthy and nmae = x', ['unknown-name', 12, 4, 'name']],
    ['an unknown name like no other', 'colour = x', ['unknown-name', 0, 6, null]],
    ['a kind that there is not', 'node = serivce', ['unknown-kind', 7, 7, 'service']],
    ['a test on a flag', 'healthy = true', ['flag-tested', 8, 1, null]],
    ['a flag asked of what is none', 'is rt > 5', ['flag-expected', 3, 2, null]],
    ['a number that is none', 'rt > fast', ['number-expected', 5, 4, null]],
    ['a number in quotes', 'rt > "5"', ['number-expected', 5, 3, null]],
    ['a unit of something else', 'http > 5ms', ['number-expected', 7, 3, null]],
    ['a number beyond all numbers', 'rt > 1e999', ['number-expected', 5, 5, null]],
    ['texts in order', 'name > a', ['operator-unfit', 5, 1, null]],
    ['texts in order, before the missing value', 'name >', ['operator-unfit', 5, 1, null]],
    ['a search in a number', 'rt contains 5', ['operator-unfit', 3, 8, null]],
    ['a part of a kind', 'node *= app', ['operator-unfit', 5, 2, null]],
    ['a missing test', 'name', ['test-missing', 4, 0, null]],
    ['a missing operator', 'name reviews', ['test-missing', 5, 7, null]],
    ['a missing value', 'name = ', ['value-missing', 7, 0, null]],
    ['a word of the language for a value', 'name = and healthy', ['value-missing', 7, 3, null]],
    ['a quote that is not closed', 'name = "a', ['quote-open', 7, 2, null]],
    ['a bracket that is not closed', 'healthy or (cb and vs', ['bracket-open', 11, 1, null]],
    ['a bracket that is not open', 'healthy) or cb', ['bracket-extra', 7, 1, null]],
    ['two terms side by side', 'healthy failing', ['connective-missing', 8, 7, null]],
    ['two terms side by side in brackets', '(healthy failing)', ['connective-missing', 9, 7, null]],
    ['a term that is missing', 'healthy and', ['term-missing', 11, 0, null]],
    ['a term that is missing between', 'or healthy', ['term-missing', 0, 2, null]],
    ['brackets around nothing', '()', ['term-missing', 1, 1, null]],
    ['an order with NaN', 'rt > NaN', ['nan-ordered', 5, 3, null]],
    ['a label without a key', 'label: = x', ['label-key', 0, 6, null]],
    ['a label with a strange key', 'label:a,b', ['label-key', 0, 9, null]],
    ['a text that is too long', `name = ${'x'.repeat(500)}`, ['too-long', 500, 7, null]],
    ['brackets too deep', '('.repeat(30), ['too-deep', 21, 1, null]],
    ['negations too deep', '!'.repeat(30), ['too-deep', 21, 1, null]],
  ])('%s', (_, text, error) => {
    expect(at(refused(text))).toEqual(error)
  })

  test('twenty brackets are not too deep', () => {
    expect(printFind(read(`${'('.repeat(20)}healthy${')'.repeat(20)}`))).toBe('healthy')
    expect(read(`${'not '.repeat(20)}healthy`)).toBeDefined()
  })
})

describe('X11', () => {
  test('reading what was printed gives the same expression', () => {
    fc.assert(
      fc.property(
        anyFind.filter((find) => printFind(find).length <= 500),
        (find) => {
          expect(read(printFind(find))).toEqual(find)
        },
      ),
    )
  })

  const pieces = fc.constantFrom(
    ...TRAFFIC_LANGUAGE.words, '(', ')', '((((((', '!', '! ! ! ! ', 'not ', 'NOT(', ' and ', '&&', '||', ' or ', '=', '!=', '>', '*=',
    ' not contains ', '"', '\\"', 'NaN', '5', '1e5', '1s', ' ', '\u0000', '\u202e', '😀', '\ud800', 'is ', 'has no ', '%', 'label:a',
  ) // prettier-ignore
  const hostile = fc.oneof(
    anyText,
    fc.array(pieces, { maxLength: 200 }).map((parts) => parts.join('').slice(0, 500)),
    fc
      .constantFrom('(', '!', 'not ', '"', '\\', 'is ', 'a', ' ', 'healthy and ', '(healthy or ', '\u0301')
      .map((part) => part.repeat(500).slice(0, 500)),
  )

  test('any text gives an expression, or an error with a position in it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const result = parseFind(text)
        const { position, length, word } = result.ok ? { position: 0, length: 0, word: '' } : result.error
        expect(position).toBeGreaterThanOrEqual(0)
        expect(position + length).toBeLessThanOrEqual(text.length)
        expect(text.slice(position, position + length)).toBe(word)
      }),
      { numRuns: 500 },
    )
  })
})
