import recorded from './__fixtures__/prometheus-2.42.json' with { type: 'json' }
import { readMatrix, readVector } from './read-result'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

function dataOf(body: string): unknown {
  return (JSON.parse(body) as { data: unknown }).data
}

describe('an instant answer', () => {
  test('of a real Prometheus 2.42 is read, odd characters included', () => {
    expect(readVector(dataOf(recorded.vector.body), 10)).toEqual({
      ok: true,
      value: [
        {
          labels: { __name__: 'up', instance: '127.0.0.1:19555', job: 'self', odd: 'a"b\\c <i>ü 😀\n' },
          value: 1,
        },
      ],
    })
    expect(readVector(dataOf(recorded.empty.body), 10)).toEqual({ ok: true, value: [] })
  })

  test('keeps infinities, NaN and the smallest and largest numbers', () => {
    const read = readVector(dataOf(recorded.specialValues.body), 10)
    const values = new Map(read.ok ? read.value.map(({ labels, value }) => [labels.v, value]) : [])
    const expected = { plus: Infinity, minus: -Infinity, nan: NaN, tiny: 1e-320, large: 1e300 }
    expect(values).toEqual(new Map(Object.entries(expected)))
  })

  test('that is a scalar is one series without labels', () => {
    expect(readVector(dataOf(recorded.scalar.body), 10)).toEqual({
      ok: true,
      value: [{ labels: {}, value: 1795263800.25 }],
    })
  })

  test('has native histograms beside plain values', () => {
    const data = {
      resultType: 'vector',
      result: [
        { metric: { a: '1' }, histogram: [1, { count: '10', sum: '3', buckets: [[0, '0.1', '0.2', '10']] }] },
        { metric: { a: '2' }, value: [1, '5'] },
      ],
    }
    expect(readVector(data, 10)).toEqual({
      ok: true,
      value: [
        {
          labels: { a: '1' },
          value: 10,
          histogram: { count: 10, sum: 3, buckets: [{ low: 0.1, high: 0.2, count: 10 }] },
        },
        { labels: { a: '2' }, value: 5 },
      ],
    })
  })

  test('of more series than allowed is refused, of exactly as many not', () => {
    const data = { resultType: 'vector', result: [1, 2].map((n) => ({ metric: { n: String(n) }, value: [1, '1'] })) }
    expect(readVector(structuredClone(data), 1)).toEqual({ ok: false, error: 'series' })
    expect(readVector(structuredClone(data), 2)).toMatchObject({ ok: true })
  })

  const sample = { metric: { a: 'b' }, value: [1, '1'] }
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a list', []],
    ['a matrix', { resultType: 'matrix', result: [] }],
    ['a string result', { resultType: 'string', result: [1, 'x'] }],
    ['no list of results', { resultType: 'vector', result: {} }],
    ['a series without labels', { resultType: 'vector', result: [{ value: [1, '1'] }] }],
    ['a label that is no text', { resultType: 'vector', result: [{ ...sample, metric: { a: 1 } }] }],
    ['a series without a value', { resultType: 'vector', result: [{ metric: {} }] }],
    ['a value that is a number', { resultType: 'vector', result: [{ ...sample, value: [1, 1] }] }],
    ['a value without a time', { resultType: 'vector', result: [{ ...sample, value: ['1'] }] }],
    ['an empty value', { resultType: 'vector', result: [{ ...sample, value: [1, ''] }] }],
    ['a hexadecimal value', { resultType: 'vector', result: [{ ...sample, value: [1, '0x10'] }] }],
    ['a good series before a bad one', { resultType: 'vector', result: [sample, null] }],
  ])('is refused when it is %s', (_title, data) => {
    expect(readVector(data, 10)).toEqual({ ok: false, error: 'shape' })
  })
})

describe('labels', () => {
  test('of any name are kept as data, and names that nobody said are absent', () => {
    const data = dataOf(
      '{"data":{"resultType":"vector","result":[{"metric":{"__proto__":"p","constructor":"c","empty":""},"value":[1,"1"]},{"metric":{},"value":[1,"1"]}]}}',
    )
    const read = readVector(data, 10)
    const [first, second] = read.ok ? read.value.map(({ labels }) => labels) : []
    expect(Object.entries(first ?? {})).toEqual([
      ['__proto__', 'p'],
      ['constructor', 'c'],
    ])
    const absent = ['constructor', 'toString', '__proto__', 'empty'].map((name) => second?.[name])
    expect(absent).toEqual(Array(4).fill(undefined))
  })
})

describe('a range answer', () => {
  test('of a real Prometheus 2.42 is read', () => {
    expect(readMatrix(dataOf(recorded.matrix.body), 10)).toEqual({
      ok: true,
      value: [{ labels: { __name__: 'up', instance: '127.0.0.1:19555', job: 'self' }, points: [[1795263800, 1]] }],
    })
  })

  test('keeps gaps as gaps and NaN as NaN', () => {
    const data = { resultType: 'matrix', result: [{ metric: {}, values: [[1, '1'], [3, 'NaN'], [4, '-Inf']] }] } // prettier-ignore
    const read = readMatrix(data, 10)
    expect(read.ok && read.value[0]?.points).toEqual([
      [1, 1],
      [3, NaN],
      [4, -Infinity],
    ])
  })

  test('has the points of native histograms between plain ones, with their counts', () => {
    const histogram = { count: '2', sum: '3', buckets: [[0, '1', '2', '2']] }
    const series = { metric: {}, values: [[1, '5'], [3, '6']], histograms: [[2, histogram]] } // prettier-ignore
    const read = readMatrix({ resultType: 'matrix', result: [series] }, 10)
    const native = { count: 2, sum: 3, buckets: [{ low: 1, high: 2, count: 2 }] }
    expect(read.ok && read.value).toEqual([
      {
        labels: {},
        points: [
          [1, 5],
          [2, 2],
          [3, 6],
        ],
        histograms: [[2, native]],
      },
    ])
    const alone = { metric: {}, histograms: [[2, histogram]] }
    const other = readMatrix({ resultType: 'matrix', result: [alone] }, 10)
    expect(other.ok && other.value[0]?.points).toEqual([[2, 2]])
  })

  test.each<[string, unknown]>([
    ['a broken histogram', { resultType: 'matrix', result: [{ metric: {}, histograms: [[1, { count: '1' }]] }] }],
    ['a vector', { resultType: 'vector', result: [] }],
    ['a series without points', { resultType: 'matrix', result: [{ metric: {}, value: [1, '1'] }] }],
    ['a broken point', { resultType: 'matrix', result: [{ metric: {}, values: [[1, '1'], [2]] }] }],
  ])('is refused when it is %s', (_title, data) => {
    expect(readMatrix(data, 10)).toEqual({ ok: false, error: 'shape' })
  })
})

describe('for all answers', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 })
  const number = fc.double()
  const printed = (value: number): string =>
    Number.isFinite(value) || Number.isNaN(value) ? String(value) : value > 0 ? '+Inf' : '-Inf'

  test('what was written is read, whatever the labels and values', () => {
    const labels = fc.dictionary(text, text.filter((value) => value !== ''), { maxKeys: 8 }) // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.tuple(labels, number), { maxLength: 8 }), (series) => {
        const result = series.map(([metric, value]) => ({ metric, value: [1700000000.5, printed(value)] }))
        const wire = JSON.stringify({ data: { resultType: 'vector', result } })
        const read = readVector(dataOf(wire), 10)
        const found = read.ok ? read.value.map((one) => [Object.entries(one.labels), one.value]) : []
        expect(found).toEqual(series.map(([metric, value]) => [Object.entries(metric), value === 0 ? 0 : value]))
      }),
    )
  })

  test('no JSON makes it throw', () => {
    const shape = fc.oneof(
      fc.jsonValue(),
      fc.record({ resultType: fc.constantFrom('vector', 'matrix', 'scalar'), result: fc.jsonValue() }),
      fc.record({
        resultType: fc.constantFrom('vector', 'matrix'),
        result: fc.array(fc.record({ metric: fc.jsonValue(), value: fc.jsonValue(), values: fc.jsonValue() })),
      }),
    )
    fc.assert(
      fc.property(shape, (data) => {
        expect(readVector(structuredClone(data), 10).ok).toBeTypeOf('boolean')
        expect(readMatrix(structuredClone(data), 10).ok).toBeTypeOf('boolean')
      }),
    )
  })
})
