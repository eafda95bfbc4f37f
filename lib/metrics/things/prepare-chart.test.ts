import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MetricChart } from './metrics-answer'
import { metricsCsv } from './metrics-csv'
import { prepareChart } from './prepare-chart'

const NOTHING = { off: new Set<string>(), added: new Set<string>() }

function chart(part: Partial<MetricChart>): MetricChart {
  return {
    id: 'tcp_sent',
    unit: 'bit/s',
    keys: ['remote_app'],
    lines: [],
    groups: 0,
    rest: null,
    promql: [],
    reason: null,
    ...part,
  }
}
function rates(count: number, extra: Partial<MetricChart> = {}): MetricChart {
  const lines = Array.from({ length: count }, (_, i) => ({
    stat: 'rate' as const,
    group: [`app${i}`],
    values: [100 - i],
  }))
  return chart({ lines, groups: count, ...extra })
}

describe('which lines a chart has', () => {
  test('up to six groups are drawn without others', () => {
    const { lines, others } = prepareChart(rates(6), NOTHING)
    expect(lines.map(({ group }) => group?.[0])).toEqual(['app0', 'app1', 'app2', 'app3', 'app4', 'app5'])
    expect(others).toBe(0)
  })

  test('the six largest and the sum of the others, those without lines in the answer included', () => {
    const { lines, more, others } = prepareChart(rates(8, { groups: 30, rest: [7] }), NOTHING)
    expect(lines).toHaveLength(7)
    expect(lines[6]).toMatchObject({ key: 'others', group: null, current: 94 + 93 + 7 })
    expect([more.map(({ group }) => group?.[0]), others]).toEqual([['app6', 'app7'], 24])
  })

  test('a group that is added leaves the others', () => {
    const added = new Set([prepareChart(rates(8), NOTHING).more[1]?.key ?? ''])
    const { lines, others } = prepareChart(rates(8), { ...NOTHING, added })
    expect(lines.map(({ current }) => current).slice(6)).toEqual([93, 94])
    expect(others).toBe(1)
  })

  test('a line that is switched off stays in the legend and belongs to nothing else', () => {
    const off = new Set([prepareChart(rates(2), NOTHING).lines[0]?.key ?? ''])
    const { lines, top } = prepareChart(rates(2), { ...NOTHING, off })
    expect(lines.map(({ drawn }) => drawn)).toEqual([false, true])
    expect(top).toBe(100)
  })

  test('quantiles have no others: they do not add up', () => {
    const lines = Array.from({ length: 8 }, (_, i) => ({ stat: 'p95' as const, group: [`app${i}`], values: [i] }))
    const prepared = prepareChart(chart({ id: 'request_duration', unit: 's', lines, groups: 8 }), NOTHING)
    expect(prepared.lines).toHaveLength(6)
    expect(prepared.others).toBe(2)
  })

  test('numbers of one group have colours of their own, numbers of several share the one of their group', () => {
    const of = (group: string) => (['avg', 'p95'] as const).map((stat) => ({ stat, group: [group], values: [1] }))
    const places = (lines: MetricChart['lines']) =>
      prepareChart(chart({ lines }), NOTHING).lines.map(({ place }) => place)
    expect(places(of('a'))).toEqual([0, 1])
    expect(places([...of('a'), ...of('b')])).toEqual([0, 0, 1, 1])
  })

  test('classes of codes stand on one another in their own order, gaps stay gaps', () => {
    const of = (name: string, values: readonly (number | null)[]) => ({ stat: 'rate' as const, group: [name], values })
    const lines = [of('5xx', [3, null, null]), of('2xx', [1, 1, null])]
    const prepared = prepareChart(chart({ id: 'request_volume', keys: ['response_class'], lines, groups: 2 }), NOTHING)
    expect(prepared.lines.map(({ group, bands }) => [group?.[0], bands])).toEqual([
      ['2xx', [[0, 1], [0, 1], null]],
      ['5xx', [[1, 4], [1, 1], null]],
    ]) // prettier-ignore
    expect(prepared.top).toBe(5)
  })

  test('a class without requests has no edge, except where it begins and ends', () => {
    const of = (name: string, values: readonly number[]) => ({ stat: 'rate' as const, group: [name], values })
    const lines = [of('2xx', [1, 1, 1, 1, 1]), of('5xx', [0, 0, 2, 0, 0])]
    const prepared = prepareChart(chart({ id: 'request_volume', keys: ['response_class'], lines, groups: 2 }), NOTHING)
    expect(prepared.lines[1]?.bands).toEqual([null, [1, 1], [1, 3], [1, 1], null])
  })

  test('what ended has no current value', () => {
    const lines = [{ stat: 'rate' as const, group: [], values: [4, null, null] }]
    expect(prepareChart(chart({ lines, groups: 1 }), NOTHING).lines[0]?.current).toBeNull()
  })

  test('no rate is lost between lines and others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), (count) => {
        const sum = prepareChart(rates(count), NOTHING).lines.reduce((total, { values }) => total + (values[0] ?? 0), 0)
        expect(sum).toBe(rates(count).lines.reduce((total, { values }) => total + (values[0] ?? 0), 0))
      }),
    )
  })
})

test('a chart as CSV has a row per moment, empty cells for gaps and no formulas', () => {
  const text = metricsCsv([0, 15], [{ values: [1.5, null] }], { time: 'Time', lines: ['=cmd|x (rps)'] })
  expect(text.replace('\uFEFF', '').split('\r\n')).toEqual([
    "Time,'=cmd|x (rps)",
    '1970-01-01T00:00:00.000Z,1.5',
    '1970-01-01T00:00:15.000Z,',
    '',
  ])
})
