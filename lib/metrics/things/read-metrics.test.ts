import { meshFacts } from '@/lib/graph/testing/facts'
import type { RangeSeries } from '@/lib/ports/metric-store'
import { unixSeconds } from '@/lib/std/units'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { metricsAnswerSchema } from './metrics-answer'
import { parseMetricsRequest } from './parse-metrics-request'
import { planMetrics } from './plan-metrics'
import { type QueryAnswer, readMetrics } from './read-metrics'

const at = 1_700_000_000

type Answer = (text: string) => QueryAnswer

/** Asks over 60 s, which are five moments 15 s apart. */
function read(query: string, answer: Answer, known?: ReadonlySet<string>) {
  const context = { now: at, defaultSeconds: 60, groupings: [] }
  const thing = { kind: 'workload', namespace: 'shop', name: 'cart' } as const
  const request = parseMetricsRequest(thing, new URLSearchParams(query), context)
  if (!request.ok) throw request.error
  const plan = planMetrics(request.value, meshFacts(), known)
  const answers = new Map([...plan.queries.keys()].map((text) => [text, answer(text)]))
  return readMetrics(plan, request.value, answers)
}

function series(labels: Record<string, string>, values: readonly (number | null)[]): RangeSeries {
  const points = values.flatMap((value, i) => (value === null ? [] : [[unixSeconds(at - 60 + 15 * i), value] as const]))
  return { labels, points }
}
const all =
  (...found: readonly RangeSeries[]): Answer =>
  () => ({ series: found })

describe('the charts of a thing', () => {
  test('requests are told apart by the class of their code, and codes of one class add up', () => {
    const codes = ['200', '204', '301', '404', '503', '0', '']
    const answer = read(
      'charts=request_volume',
      all(...codes.map((code) => series({ response_code: code }, [1, 1, 1, 1, 1]))),
    )
    const lines = answer.charts[0]?.lines.map(({ group, values }) => [group[0], values[4]])
    expect(lines).toEqual([
      ['2xx', 2],
      ['none', 2],
      ['3xx', 1],
      ['4xx', 1],
      ['5xx', 1],
    ])
  })

  test('a gap stays a gap, zero stays zero, and what is no number is a gap', () => {
    const answer = read('charts=tcp_opened', all(series({}, [0, null, NaN, -1, 2])))
    expect(answer.charts[0]?.lines).toEqual([{ stat: 'rate', group: [], values: [0, null, null, null, 2] }])
  })

  test('a chart without any number has no lines', () => {
    expect(read('charts=request_duration', all(series({}, [NaN]))).charts[0]).toMatchObject({
      lines: [],
      groups: 0,
      reason: null,
    })
  })

  test('the largest twenty have lines, the others their sum', () => {
    const many = Array.from({ length: 25 }, (_, i) => series({ response_flags: `f${i}` }, [null, null, null, null, i]))
    const chart = read('charts=request_volume&by=response_flags', all(...many)).charts[0]
    expect(chart?.lines).toHaveLength(20)
    expect(chart?.lines[0]).toMatchObject({ group: ['f24'] })
    expect(chart).toMatchObject({ groups: 25, rest: [null, null, null, null, 0 + 1 + 2 + 3 + 4] })
  })

  test('quantiles of the others are not a sum, and are left out', () => {
    const many = Array.from({ length: 25 }, (_, i) => series({ response_flags: `f${i}` }, [i]))
    expect(read('charts=request_duration&by=response_flags', all(...many)).charts[0]).toMatchObject({
      groups: 25,
      rest: null,
    })
  })

  test('what is narrowed to some values still offers all', () => {
    const both = all(series({ response_code: '200' }, [1]), series({ response_code: '503' }, [2]))
    const answer = read('charts=request_volume&by=response_code&val=response_code=503', both)
    expect(answer.charts[0]?.lines.map(({ group }) => group)).toEqual([['503']])
    expect(answer.values).toEqual([{ id: 'response_code', values: ['200', '503'] }])
  })

  test('labels of any name and value are only texts', () => {
    const odd = '__proto__"}\n😀'
    const answer = read(
      'charts=request_volume&by=response_flags',
      all(series({ response_flags: odd }, [1]), series({}, [2])),
    )
    expect(answer.charts[0]?.lines.map(({ group }) => group[0])).toEqual(['', odd])
  })

  test('a query that failed is told at its chart, and the others stand', () => {
    const answer = read('charts=tcp_sent,tcp_received', (text) =>
      text.includes('sent_bytes') ? { failure: 'too slow' } : { series: [series({}, [8])] },
    )
    expect(answer.charts.map(({ reason, lines }) => [reason, lines.length])).toEqual([
      ['too slow', 0],
      [null, 1],
    ])
  })

  test('native histograms fill what classic ones leave open', () => {
    const known = new Set(['istio_request_duration_milliseconds_bucket', 'istio_request_duration_milliseconds'])
    const buckets = [{ low: 0, high: 100, count: 2 }]
    const native: RangeSeries = {
      labels: {},
      points: [],
      histograms: [0, 60].map((s) => [unixSeconds(at - 60 + s), { count: 2, sum: 100, buckets }] as const),
    }
    const answer = read(
      'charts=request_duration&q=p50',
      (text) => ({ series: [text.includes('_sum') || text.includes('_bucket') ? series({}, [0.01]) : native] }),
      known,
    )
    expect(answer.charts[0]?.lines).toEqual([
      { stat: 'avg', group: [], values: [0.01, null, null, null, 0.05] },
      { stat: 'p50', group: [], values: [0.01, null, null, null, 0.05] },
    ])
  })

  test('no traffic is lost: lines and rest add up to all rates, whatever their order', () => {
    const rates = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(rates, (values) => {
        const found = values.map((value, i) => series({ response_flags: `f${i}` }, [null, null, null, null, value]))
        const chart = read('charts=request_volume&by=response_flags', all(...found)).charts[0]
        const lines = chart?.lines.reduce((sum, line) => sum + (line.values[4] ?? 0), 0) ?? 0
        expect(lines + (chart?.rest?.[4] ?? 0)).toBe(values.reduce((a, b) => a + b, 0))
      }),
    )
  })
})

test('an answer without moments is refused', () => {
  expect(metricsAnswerSchema.safeParse({}).success).toBe(false)
})
