import type { GraphEdge } from '@/lib/graph/model'
import { graphEdge } from '@/lib/graph/testing/graph-builders'
import { TEXTS } from '@/lib/graph/testing/display-texts'
import { describe, expect, test } from 'vitest'
import { edgeLabel, type EdgeLabelChoice, latencyText } from './edge-label'

const quantile = (ms: number, beyond = false) => ({ ms, low: ms, high: ms, beyond })
const FULL: Partial<GraphEdge> = {
  rate: 12.34,
  errorPercent: 4.2,
  sharePercent: 30,
  latency: {
    avgMs: 20,
    requests: 100,
    quantiles: { p50: quantile(12), p95: quantile(120), p99: quantile(30_000, true) },
  },
  throughput: { of: 'request', bytesPerSecond: 2_500 },
}
const edge = (parts: Partial<GraphEdge> = {}) => graphEdge('a', 'b', { ...FULL, ...parts })
const choice = (edgeLabels: EdgeLabelChoice['edgeLabels'], latency: EdgeLabelChoice['latency'] = 'p95') => ({
  edgeLabels,
  latency,
})
const texts = (of: GraphEdge, chosen: EdgeLabelChoice, selected = false) =>
  edgeLabel(of, chosen, TEXTS, selected).map(({ text }) => text)

describe('V2 edge label', () => {
  test.each<[string, EdgeLabelChoice['edgeLabels'], string[]]>([
    ['one part has no unit', ['rate'], ['12.3', '4.2%']],
    ['a latency always has its unit', ['latency'], ['120ms']],
    ['bytes always have their unit', ['throughput'], ['2.50 kB/s']],
    ['one part: a share is a bare percentage', ['share'], ['30.0%']],
    ['no part, no label', [], []],
    [
      'all parts stand in their fixed order, whatever the order of choice, with units',
      ['share', 'throughput', 'latency', 'rate'],
      ['12.3 rps', '4.2% err', '120ms', '2.50 kB/s', '30.0% share'],
    ],
  ])('%s', (_, edgeLabels, expected) => {
    expect(texts(edge(), choice(edgeLabels))).toEqual(expected)
  })

  test('a selected edge has units', () => {
    expect(texts(edge(), choice(['rate']), true)).toEqual(['12.3 rps', '4.2% err'])
  })

  test.each<[string, Partial<GraphEdge>, string[]]>([
    ['errors of 0 are not written', { errorPercent: 0 }, ['12.3 rps', '30.0% share']],
    ['errors that nobody rates are not written', { errorPercent: null }, ['12.3 rps', '30.0% share']],
    ['a tiny error is written', { errorPercent: 0.001 }, ['12.3 rps', '<0.1% err', '30.0% share']],
    ['a share of 100 is not written', { errorPercent: 0, sharePercent: 100 }, ['12.3 rps']],
    ['a share of 0 is not written', { errorPercent: 0, sharePercent: 0 }, ['12.3 rps']],
    ['a share that nobody knows is not written', { errorPercent: 0, sharePercent: null }, ['12.3 rps']],
    ['an idle edge has no label', { rate: 0 }, []],
    ['a rate that is no number gives no label', { rate: Number.NaN }, []],
  ])('%s', (_, parts, expected) => {
    expect(texts(edge(parts), choice(['rate', 'share']))).toEqual(expected)
  })

  test('TCP writes bytes', () => {
    expect(texts(graphEdge('a', 'b', { protocol: 'tcp', rate: 48_200 }), choice(['rate', 'latency']))).toEqual([
      '48.2 kB/s',
    ])
  })

  test('messages have their own unit', () => {
    expect(
      texts(graphEdge('a', 'b', { protocol: 'grpc', unit: 'msg/s', rate: 3 }), choice(['rate', 'latency'])),
    ).toEqual(['3.00 mps'])
  })
})

describe('the latency of an edge', () => {
  test.each<[EdgeLabelChoice['latency'], string]>([
    ['avg', '20ms'],
    ['p50', '12ms'],
    ['p95', '120ms'],
    ['p99', '>30s'],
  ])('%s is written %s', (wanted, text) => {
    expect(latencyText(edge(), wanted, TEXTS)).toBe(text)
  })

  test('without quantiles the average stands in and says so', () => {
    const known = edge({ latency: { avgMs: 20, requests: 100, quantiles: null } })
    expect(latencyText(known, 'p95', TEXTS)).toBe('avg 20ms')
    expect(latencyText(known, 'avg', TEXTS)).toBe('20ms')
  })

  test('what is not known is not written', () => {
    expect(latencyText(edge({ latency: null }), 'p95', TEXTS)).toBe('')
    expect(latencyText(edge({ latency: { avgMs: Number.NaN, requests: 0, quantiles: null } }), 'p95', TEXTS)).toBe('')
  })
})
