import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatedExpressions } from '../testing/generated-expressions'
import { BAD_QUERIES, LISTED_QUERIES } from '../testing/listed-queries'
import { MemorySeries, type MemorySample } from '../testing/memory-series'
import { queryMemory } from '../testing/query-memory'
import { memorySeriesOf, syntheticSeries } from '../testing/synthetic-series'
import { QueryError } from './query-error'

const NOW = Date.UTC(2026, 0, 5, 12)

/** Samples five seconds apart, the last one now. */
function upToNow(...values: readonly MemorySample[1][]): MemorySample[] {
  return values.map((value, i) => [NOW - 5000 * (values.length - 1 - i), value])
}

function memory(series: Readonly<Record<string, readonly MemorySample[1][]>>): MemorySeries {
  const source = new MemorySeries({ nowMs: NOW })
  for (const [key, values] of Object.entries(series)) {
    const [name = '', value = ''] = key.split(' ')
    source.add(value === '' ? { __name__: name } : { __name__: name, x: value }, upToNow(...values))
  }
  return source
}

describe('ranges', () => {
  it.each([
    ['count_over_time(a[15s])', '4', '3'],
    ['count_over_time(a[14s])', '3', '3'],
    ['count_over_time(a[5s])', '2', '1'],
    ['increase(a[15s])', '30', '30'],
    ['rate(a[5s])', '2', undefined],
    ['count_over_time(a[10s] offset 5s)', '3', '2'],
  ])('%s is closed on the left up to Prometheus 2, open since 3', (query, of2, of3) => {
    const source = memory({ a: [0, 10, 20, 30, 40] })
    const lines = (value: string | undefined): string[] => (value === undefined ? [] : [`{} ${value}`])
    expect(queryMemory(source, query, { rules: '2' })).toEqual(lines(of2))
    expect(queryMemory(source, query, { rules: '3' })).toEqual(lines(of3))
  })

  it('takes the zero point of a counter before the 1.1 rule in Prometheus 2, after it in 3', () => {
    const source = memory({ a: [4, 8] }) // (15 s): 5 s between samples, 10 s before them, zero 5 s before them
    expect(queryMemory(source, 'increase(a[15s])', { rules: '2' })).toEqual(['{} 8'])
    expect(queryMemory(source, 'increase(a[15s])', { rules: '3' })).toEqual(['{} 6'])
  })

  it('adds what a counter had reached before each reset, and extrapolates no further than to zero', () => {
    const source = memory({ a: [100, 110, 5, 15] })
    expect(queryMemory(source, 'round(delta(a[20s]), 0.001)')).toEqual(['{} -113.333'])
    // 25 in 15 s; zero lies 60 s before the first sample, the window's start 5 s.
    expect(queryMemory(source, 'round(increase(a[20s]), 0.001)')).toEqual(['{} 33.333'])
    expect(queryMemory(source, 'round(rate(a[20s]), 0.001)')).toEqual(['{} 1.667'])
    expect(queryMemory(source, 'irate(a[10s])')).toEqual(['{} 2'])
    expect(queryMemory(source, 'irate(a[10s] offset 5s)')).toEqual(['{} 1'])
    expect(queryMemory(source, 'resets(a[20s])')).toEqual(['{} 1'])
  })

  it.each([
    // Of the smallest numbers half of one is nothing: the mean goes from 1 to 1 + (2 - 0) of them.
    ['avg_over_time(small[1m])', '1.5e-323', '1e-323'],
    ['stddev_over_time(large[1m])', 'NaN', '+Inf'],
  ])('%s is %s in Prometheus 2, %s in 3', (query, of2, of3) => {
    const source = memory({ small: [5e-324, 1.5e-323], large: [1e300, -1e300] })
    expect(queryMemory(source, query, { rules: '2' })).toEqual([`{} ${of2}`])
    expect(queryMemory(source, query, { rules: '3' })).toEqual([`{} ${of3}`])
  })

  it('has no rate of a single sample', () => {
    expect(queryMemory(memory({ a: [1] }), 'rate(a[1h]) or irate(a[1h]) or delta(a[1h])')).toEqual([])
  })
})

describe('operators', () => {
  const source = memory({ 'a 1': [1], 'a 2': [0], 'a 3': [NaN], 'b 1': [5], 'b 2': [-1], 'c ': [2] })

  it.each([
    ['a / 0', ['{x="1"} +Inf', '{x="2"} NaN', '{x="3"} NaN']],
    ['a == a', ['a{x="1"} 1', 'a{x="2"} 0']],
    ['a != a', ['a{x="3"} NaN']],
    ['a > bool 0', ['{x="1"} 1', '{x="2"} 0', '{x="3"} 0']],
    ['a * b', ['{x="1"} 5', '{x="2"} -0']],
    ['a and b', ['a{x="1"} 1', 'a{x="2"} 0']],
    ['a unless b', ['a{x="3"} NaN']],
    ['b or a', ['a{x="3"} NaN', 'b{x="1"} 5', 'b{x="2"} -1']],
    ['a + on () group_left () c', ['{x="1"} 3', '{x="2"} 2', '{x="3"} NaN']],
    ['b < a', ['b{x="2"} -1']],
    ['2 ^ 3 ^ 2', ['512']],
    ['-1 ^ 2', ['-1']],
    ['1 - 1 - 1', ['-1']],
    ['7 % -4 + -7 % 4', ['0']],
    ['-a', ['{x="1"} -1', '{x="2"} -0', '{x="3"} NaN']],
  ])('%s', (query, lines) => {
    expect(queryMemory(source, query)).toEqual(lines)
  })

  it.each(['a + on () c', 'c + on () group_right (x) a + on () b', '{__name__=~"a|b"} + {__name__=~"a|b"}'])(
    'refuses to match many with many: %s',
    (query) => {
      expect(() => queryMemory(source, query)).toThrow(QueryError)
    },
  )
})

describe('aggregations', () => {
  const source = memory({ 'a 1': [3], 'a 2': [NaN], 'a 3': [-2], 'b 1': [1], 'big 1': [1e308], 'big 2': [1e308] })

  it.each([
    ['sum(a)', ['{} NaN']],
    ['min(a)', ['{} -2']],
    ['max(a)', ['{} 3']],
    ['avg(big)', ['{} 1e+308']],
    ['count by (missing) (a)', ['{} 3']],
    ['group by (x) ({__name__=~"a|b"})', ['{x="1"} 1', '{x="2"} 1', '{x="3"} 1']],
    ['sum without (x) (a > 0)', ['{} 3']],
    ['topk(2, a)', ['a{x="1"} 3', 'a{x="3"} -2']],
    ['bottomk(3, a)', ['a{x="3"} -2', 'a{x="1"} 3', 'a{x="2"} NaN']],
    ['topk(-1, a)', []],
    ['quantile(0.5, a > -5)', ['{} 0.5']],
    ['quantile(2, a)', ['{} +Inf']],
    ['quantile(-1, a)', ['{} -Inf']],
    ['stdvar(a > -5)', ['{} 6.25']],
    ['sum(nothing)', []],
    ['count(nothing) or vector(0)', ['{} 0']],
  ])('%s', (query, lines) => {
    expect(queryMemory(source, query)).toEqual(lines)
  })

  it('sees no spread in one value up to Prometheus 2, even where that is not finite', () => {
    expect(queryMemory(source, 'stddev(a{x="2"})', { rules: '2' })).toEqual(['{} 0'])
    expect(queryMemory(source, 'stddev(a{x="2"})', { rules: '3' })).toEqual(['{} NaN'])
  })
})

describe('histogram_quantile', () => {
  it.each([
    ['0.5', { '1': 5, '2': 10, '+Inf': 10 }, '1'],
    ['0.75', { '1': 5, '2': 10, '+Inf': 10 }, '1.5'],
    ['0.25', { '1': 5, '2': 10, '+Inf': 10 }, '0.5'],
    ['0.99', { '1': 5, '2': 5, '+Inf': 10 }, '2'],
    ['0.1', { '-1': 5, '2': 10, '+Inf': 10 }, '-1'],
    ['0.5', { '1': 5, '1.0': 5, '2.0': 20, '+Inf': 20 }, '1'],
    ['0.9', { '1': 8, '2': 7, '+Inf': 10 }, '2'],
    ['0.5', { '1': 5, '2': 10 }, 'NaN'],
    ['0.5', { '+Inf': 10 }, 'NaN'],
    ['0.5', { '1': 0, '+Inf': 0 }, 'NaN'],
    ['2', { '1': 5, '+Inf': 5 }, '+Inf'],
    ['NaN', { '1': 5, '+Inf': 5 }, 'NaN'],
  ])('the %s-quantile of %o is %s', (q, buckets, expected) => {
    const source = new MemorySeries({ nowMs: NOW })
    for (const [le, count] of Object.entries(buckets)) source.add({ __name__: 'h_bucket', le, x: '1' }, upToNow(count))
    expect(queryMemory(source, `histogram_quantile(${q}, h_bucket)`)).toEqual([`{x="1"} ${expected}`])
  })

  it('levels what differs by rounding only since Prometheus 3', () => {
    const source = new MemorySeries({ nowMs: NOW })
    const counts = { '1': 10, '2': 10 + 1e-12, '3': 20, '+Inf': 20 }
    for (const [le, count] of Object.entries(counts)) source.add({ __name__: 'h', le }, upToNow(count))
    const quantile = 'histogram_quantile(0.50000000000002, h)'
    expect(queryMemory(source, quantile, { rules: '2' })[0]).toMatch(/^\{\} 1\.\d+/)
    expect(Number(queryMemory(source, quantile)[0]?.slice(3))).toBeCloseTo(2, 6)
  })

  it.each([
    ['0.325', { '1': 4, '2': NaN, '3': 3, '4': 3.5, '+Inf': 10 }, 'NaN', '3.5'],
    ['0.45', { '1': NaN, '2': 10, '3': 8, '4': 12, '+Inf': 20 }, '3.25', 'NaN'],
  ])(
    'the %s-quantile of %o, which is not a number everywhere, is %s in Prometheus 2, %s in 3',
    (q, buckets, of2, of3) => {
      const source = new MemorySeries({ nowMs: NOW })
      for (const [le, count] of Object.entries(buckets)) source.add({ __name__: 'h', le }, upToNow(count))
      expect(queryMemory(source, `histogram_quantile(${q}, h)`, { rules: '2' })).toEqual([`{} ${of2}`])
      expect(queryMemory(source, `histogram_quantile(${q}, h)`, { rules: '3' })).toEqual([`{} ${of3}`])
    },
  )

  it('has no answer for a group without buckets', () => {
    const source = memory({ 'a 1': [1] })
    expect(queryMemory(source, 'histogram_quantile(0.5, a)')).toEqual([])
  })
})

describe('names and labels', () => {
  const source = memory({ 'a 1': [1], 'b 2': [2] })

  it.each([
    ['abs(a)', ['{x="1"} 1']],
    ['a + 0', ['{x="1"} 1']],
    ['a >= 1', ['a{x="1"} 1']],
    ['last_over_time(a[1m])', ['a{x="1"} 1']],
    ['avg_over_time(a[1m])', ['{x="1"} 1']],
    ['timestamp(a)', [`{x="1"} ${NOW / 1000}`]],
    ['label_replace(a, "y", "<$1>", "x", "(.*)")', ['a{x="1",y="<1>"} 1']],
    ['label_replace(a, "x", "", "x", ".*")', ['a{} 1']],
    ['label_join(a, "x", "-", "x", "missing", "x")', ['a{x="1--1"} 1']],
    ['absent(nothing{a="b", c=~"d"})', ['{a="b"} 1']],
    ['absent(a)', []],
    ['sort_desc({x=~"1|2"})', ['b{x="2"} 2', 'a{x="1"} 1']],
    ['scalar(a) + scalar({x=~".+"})', ['NaN']],
    ['"text"', ['text']],
  ])('%s', (query, lines) => {
    expect(queryMemory(source, query)).toEqual(lines)
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('treats %s as a label like any other', (name) => {
    const hostile = new MemorySeries({ nowMs: NOW })
    hostile.add({ __name__: 'a', ['__proto__']: '{"}\\\n<b>', constructor: 'c', [name]: 'v' }, upToNow(1))
    hostile.add({ __name__: 'a', y: 'z' }, upToNow(2))
    expect(queryMemory(hostile, `sum by (${name}) (a)`).sort()).toEqual([`{${name}="v"} 1`, '{} 2'])
    expect(queryMemory(hostile, `a{${name}=""}`)).toEqual(['a{y="z"} 2'])
    expect(queryMemory(hostile, `label_replace(a{y="z"}, "${name}", "$1", "y", "(.*)")`)).toEqual([
      `a{${[`${name}="z"`, 'y="z"'].sort().join(',')}} 2`,
    ])
  })

  it('answers a range with one line per series, with gaps where it has no value', () => {
    const ranged = memory({ 'a 1': [1, 2, 3, 4], 'a 2': [4, 3, 2, 1] })
    const [start, end] = [String(NOW / 1000 - 15), String(NOW / 1000)]
    expect(queryMemory(ranged, 'a > 2', { with: { start, end, step: '5' } })).toEqual(['a{x="1"} 3 4', 'a{x="2"} 4 3'])
    expect(queryMemory(ranged, '1', { with: { start, end, step: '7' } })).toEqual(['{} 1 1 1'])
  })
})

describe('whatever is asked', () => {
  const source = memorySeriesOf(syntheticSeries())
  const start = String(source.nowMs() / 1000 - 300)
  const texts = [...LISTED_QUERIES, ...BAD_QUERIES, ...generatedExpressions(50, 7)]

  const end = String(source.nowMs() / 1000)

  function outcomeOf(query: string, rules: '2' | '3', asked: Readonly<Record<string, string>>): string[] | string {
    try {
      return queryMemory(source, query, { rules, with: asked }).sort()
    } catch (error) {
      return error instanceof QueryError ? error.errorType : `${query} fails: ${String(error)}`
    }
  }

  it.each(['2', '3'] as const)(
    'under the rules of %s there is an answer or a refusal',
    { timeout: 30_000 },
    (rules) => {
      const outcomes = texts.flatMap((query) => [
        outcomeOf(query, rules, { time: start }),
        outcomeOf(query, rules, { start, end, step: '75' }),
      ])
      const refusals = outcomes.filter((outcome) => typeof outcome === 'string')
      expect([...new Set(refusals)].sort()).toEqual(['bad_data', 'execution'])
    },
  )

  it('a range says at each step what an instant says', () => {
    const at = fc.integer({ min: 0, max: 300 })
    fc.assert(
      fc.property(fc.constantFrom(...generatedExpressions(200, 11)), at, (query, seconds) => {
        // `@ start()` and sorted or chosen rows depend on the range itself.
        fc.pre(!/start\(|end\(|sort|topk|bottomk/.test(query))
        const time = String(Number(start) + seconds)
        const instant = outcomeOf(query, '3', { time })
        fc.pre(typeof instant !== 'string' && instant.every((line) => line.includes('{')))
        expect(outcomeOf(query, '3', { start: time, end: time, step: '1' })).toEqual(instant)
      }),
    )
  })
})
