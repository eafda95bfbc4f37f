import { parser } from '@prometheus-io/lezer-promql'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeRegex } from './escape-regex'
import type { Matcher, PromExpression } from './expression'
import { printExpression } from './print-expression'

const anyText = fc.string({ unit: 'binary', maxLength: 40 })
const hostile = fc.oneof(
  anyText,
  fc.constantFrom(
    '',
    '\\',
    '"',
    '\n',
    '\\"',
    '"} or vector(1) #',
    '__proto__',
    '.*',
    '(a+)+$',
    '\uFFFD',
    '\u0000',
    'x'.repeat(253),
  ),
)
const labelNames = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,12}$/)

const matchers: fc.Arbitrary<Matcher> = fc.record({
  label: labelNames,
  operator: fc.constantFrom('=', '!=', '=~', '!~'),
  value: hostile.map(escapeRegex),
})

const { expression } = fc.letrec<{ expression: PromExpression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    fc.record({ kind: fc.constant('number'), value: fc.double() }),
    fc.record({
      kind: fc.constant('call'),
      name: fc.constantFrom('rate', 'increase'),
      args: fc.tuple(
        fc.record({
          kind: fc.constant('selector'),
          metric: fc.stringMatching(/^istio_[a-z0-9_:]{1,12}$/),
          matchers: fc.array(matchers, { maxLength: 4 }),
          rangeSeconds: fc.integer({ min: 1, max: 2_592_000 }),
        }),
      ),
    }),
    fc.record({
      kind: fc.constant('aggregate'),
      operator: fc.constantFrom('sum', 'max', 'min', 'count'),
      by: fc.array(labelNames, { maxLength: 4 }),
      of: tie('expression'),
    }),
    fc.record({
      kind: fc.constant('binary'),
      operator: fc.constantFrom('or', 'unless', '>', '/', '*', '+'),
      left: tie('expression'),
      right: tie('expression'),
    }),
  ),
}))

/** What PromQL reads in a quoted string: the escapes that the printer writes. */
function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(ufffd|[\\"n])/g, (_, escape: string) => {
    if (escape === 'ufffd') return '\uFFFD'
    return escape === 'n' ? '\n' : escape
  })
}

function syntaxErrors(query: string): number {
  let count = 0
  parser.parse(query).iterate({ enter: (node) => void (count += node.type.isError ? 1 : 0) })
  return count
}

/** The strings of all matchers of a query, in order. */
function stringsOf(query: string): string[] {
  const found: string[] = []
  parser.parse(query).iterate({
    enter: (node) => {
      if (node.name === 'StringLiteral') found.push(unquote(query.slice(node.from, node.to)))
    },
  })
  return found
}

const selector = (value: string, operator: Matcher['operator'] = '='): PromExpression => ({
  kind: 'selector',
  metric: 'istio_requests_total',
  matchers: [{ label: 'app', operator, value }],
})

describe('printExpression', () => {
  it('writes a query as it is sent', () => {
    const query: PromExpression = {
      kind: 'binary',
      operator: '>',
      left: {
        kind: 'aggregate',
        operator: 'sum',
        by: ['reporter', 'source_workload'],
        of: {
          kind: 'call',
          name: 'rate',
          args: [
            {
              kind: 'selector',
              metric: 'istio_requests_total',
              matchers: [{ label: 'reporter', operator: '=~', value: 'source|destination' }],
              rangeSeconds: 600,
            },
          ],
        },
      },
      right: { kind: 'number', value: 0 },
    }
    expect(printExpression(query, { scope: { mesh: 'blue "1"' } })).toBe(
      String.raw`sum by (reporter, source_workload) (rate(istio_requests_total{reporter=~"source|destination", mesh="blue \"1\""}[600s])) > 0`,
    )
  })

  it('writes time() and a selector without conditions', () => {
    expect(printExpression({ kind: 'call', name: 'time', args: [] })).toBe('time()')
    expect(printExpression({ kind: 'selector', metric: 'up', matchers: [] })).toBe('up')
  })

  it.each([
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Inf'],
    [Number.NEGATIVE_INFINITY, '-Inf'],
    [1e21, '1e+21'],
  ])('writes the number %d', (value, text) => {
    expect(printExpression({ kind: 'number', value })).toBe(text)
  })

  it('adds the scope to every selector', () => {
    const both: PromExpression = { kind: 'binary', operator: 'or', left: selector('a'), right: selector('b') }
    expect(stringsOf(printExpression(both, { scope: { mesh: 'm' } }))).toEqual(['a', 'm', 'b', 'm'])
  })

  it.each([
    ['a metric name', { kind: 'selector', metric: 'up{}', matchers: [] }],
    ['a label name', { kind: 'selector', metric: 'up', matchers: [{ label: 'a-b', operator: '=', value: '' }] }],
    ['a grouping label', { kind: 'aggregate', operator: 'sum', by: ['a) or (b'], of: selector('x') }],
    ['a range', { kind: 'selector', metric: 'up', matchers: [], rangeSeconds: 0.5 }],
  ] satisfies [string, PromExpression][])('refuses what is not %s', (_, expression) => {
    expect(() => printExpression(expression)).toThrow(/^not a/)
  })

  it('writes nothing that PromQL cannot parse', () => {
    fc.assert(
      fc.property(expression, fc.dictionary(labelNames, hostile, { maxKeys: 2 }), (tree, scope) => {
        expect(syntaxErrors(printExpression(tree, { scope }))).toBe(0)
      }),
      { numRuns: 500 },
    )
  })

  it('Q15: every string comes back from an equality', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const query = printExpression(selector(value))
        expect(syntaxErrors(query)).toBe(0)
        expect(stringsOf(query)).toEqual([value])
      }),
      { numRuns: 500 },
    )
  })

  it('Q15: an escaped pattern matches its string and no longer or shorter one', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const [pattern] = stringsOf(printExpression(selector(escapeRegex(value), '=~')))
        const matcher = new RegExp(`^(?:${pattern ?? 'missing'})$`, 'su')
        expect(matcher.test(value)).toBe(true)
        expect(matcher.test(`${value}x`)).toBe(false)
        expect(value !== '' && matcher.test(value.slice(0, -1))).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('writes a lone surrogate as the replacement character', () => {
    expect(stringsOf(printExpression(selector('a\ud800b')))).toEqual(['a\uFFFDb'])
  })
})
