import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BAD_QUERIES, LISTED_QUERIES } from '../testing/listed-queries'
import { parseDurationMs, parseNumber, unquote } from './literals'
import { parseExpression, parseSeriesSelector } from './parse'
import { QueryError } from './query-error'

const parse = (text: string): unknown => parseExpression({ text, rules: '3' })

function refusalOf(text: string): { errorType: string; message: string } | undefined {
  try {
    parse(text)
    return undefined
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    return { errorType: error.errorType, message: error.message }
  }
}

describe('parseExpression', () => {
  it.each(LISTED_QUERIES)('accepts %s', (query) => {
    expect(refusalOf(query)).toBeUndefined()
  })

  it.each([
    ['sum(', '1:5: parse error: unexpected end of input'],
    ['1 +\n+* 2', '2:2: parse error: unexpected * 2'],
    ['', '1:1: parse error: unexpected end of input'],
    ['rate(a)', 'expected type range vector in call to function "rate", got instant vector'],
    ['sum(1)', 'expected type instant vector in aggregation expression, got scalar'],
    ['a[5m] + 1', 'binary expression must contain only scalar and instant vector types'],
    ['{a=~".*"}', 'vector selector must contain at least one non-empty matcher'],
    ['round(a, 1, 2)', 'expected at most 2 argument(s) in call to "round", got 3'],
  ])('says what is wrong with %j and where', (query, message) => {
    const refusal = refusalOf(query)
    expect(refusal?.errorType).toBe('bad_data')
    expect(refusal?.message).toContain(message)
  })

  it.each([
    ['rate(a[5m])[1h:5m]', 'Subquery expressions'],
    ['deriv(a[5m])', 'function deriv'],
    ['predict_linear(a[5m], 1)', 'function predict_linear'],
    ['sin(a)', 'function sin'],
    ['count_values("x", a)', 'aggregation count_values'],
    ['limitk(1, a)', 'aggregation limitk'],
    ['1 atan2 2', 'operator atan2'],
    ['a[5m] smoothed', 'Smoothed expressions'],
    ['rate(a[5m] anchored)', 'Anchored expressions'],
    ['rate(a[5m + 1m])', 'durations that are computed'],
    ['histogram_count(a)', 'function histogram_count'],
    ['a + fill(0) b', 'fill modifiers'],
  ])('says of valid PromQL that it leaves out what it is: %s', (query, what) => {
    expect(refusalOf(query)).toEqual({ errorType: 'execution', message: `not supported by the demo: ${what}` })
  })

  it('reads the names in quotes that Prometheus 3 allows', () => {
    const matchersOf = (text: string): unknown[] =>
      parseSeriesSelector({ text, rules: '3' }).matchers.map(({ label, equals }) => [label, equals])
    expect(matchersOf('{"a.b", "label with \\"quotes\\""="x"}')).toEqual([
      ['__name__', 'a.b'],
      ['label with "quotes"', 'x'],
    ])
    expect(refusalOf('sum by ("a.b", c) ({"x y"})')).toBeUndefined()
    expect(refusalOf('{"a.b", "c"}')?.errorType).toBe('bad_data')
  })

  it.each(['rate(a[5m])', 'a offset 5m', 'a[5m]', 'a @ 5', '1', 'sum(a)'])(
    'takes no %s for a series selector',
    (text) => {
      expect(() => parseSeriesSelector({ text, rules: '3' })).toThrow(QueryError)
    },
  )

  it.each([
    ['parentheses', '('.repeat(3000) + '1' + ')'.repeat(3000)],
    ['calls', 'abs('.repeat(3000) + 'a' + ')'.repeat(3000)],
    ['signs', `${'-'.repeat(3000)}1`],
    ['operators', `1${'+1'.repeat(3000)}`],
    ['powers', `1${'^1'.repeat(3000)}`],
    ['open ends', 'sum('.repeat(3000)],
    ['letters', 'a'.repeat(1_000_001)],
  ])('is not brought down by very many %s', (_, text) => {
    expect(['bad_data', 'execution', undefined]).toContain(refusalOf(text)?.errorType)
  })

  it('parses or refuses any text, and never fails in another way', () => {
    const words = [...LISTED_QUERIES, ...BAD_QUERIES].flatMap((query) => query.match(/\w+|\S/g) ?? [])
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...new Set(words)), { maxLength: 12 }).map((parts) => parts.join(' ')),
    )
    fc.assert(
      fc.property(text, (query) => {
        expect(['bad_data', 'execution', undefined]).toContain(refusalOf(query)?.errorType)
      }),
      { numRuns: 500 },
    )
  })
})

describe('literals', () => {
  it.each([
    ['1h30m', 5_400_000],
    ['1y1w1d', 373 * 86_400_000],
    ['5ms', 5],
    ['0.5', 500],
    ['90', 90_000],
    ['', undefined],
    ['30m1h', undefined],
    ['1.5h', undefined],
    ['Inf', undefined],
    ['five', undefined],
  ])('reads the duration %j as %s ms', (text, durationMs) => {
    expect(parseDurationMs(text)).toBe(durationMs)
  })

  it.each([
    ['0x1F', 31],
    ['010', 8],
    ['089', 89],
    ['1_000', 1000],
    ['.5e3', 500],
    ['-Inf', -Infinity],
    ['+inf', Infinity],
    ['nAn', NaN],
    ['1m30s', 90],
  ])('reads the number %s', (text, value) => {
    expect(parseNumber(text)).toBe(value)
  })

  it.each([
    [String.raw`"a\n\"b\""`, 'a\n"b"'],
    [String.raw`'it\'s "so"'`, 'it\'s "so"'],
    ['`raw \\n "`', 'raw \\n "'],
    [String.raw`"\u00e9\U0001F600\303\251\xc3\xa9"`, 'é😀éé'],
  ])('reads the string %s', (literal, text) => {
    expect(unquote(literal)).toBe(text)
  })

  it.each([String.raw`"\'"`, String.raw`'\"'`, String.raw`"\400"`, String.raw`"\ud800"`, String.raw`"\q"`, '"a\nb"'])(
    'refuses the string %s as Go does',
    (literal) => {
      expect(() => unquote(literal)).toThrow(QueryError)
    },
  )
})
