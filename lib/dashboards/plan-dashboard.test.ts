import { readMetrics } from '@/lib/metrics/things/read-metrics'
import { unixSeconds } from '@/lib/std/units'
import { describe, expect, test } from 'vitest'
import { parseDashboardRequest } from './dashboard-request'
import { parseDashboard } from './parse-dashboard'
import { planDashboard } from './plan-dashboard'

const SCOPE = { matchers: [{ label: 'namespace', operator: '=', value: 'shop' }], scrapeSeconds: 15 } as const

function ask(query: string) {
  const asked = parseDashboardRequest(new URLSearchParams(`ns=shop&workload=cart&${query}`), {
    now: 1_700_000_000,
    defaultSeconds: 300,
  })
  if (!asked.ok) throw asked.error
  return asked.value
}

function plan(chart: string, query = '') {
  const parsed = parseDashboard('d.yaml', `name: d\ntitle: D\nitems: [{ chart: { title: C, ${chart} } }]`)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  const charts = parsed.value.items.flatMap((item) => ('chart' in item ? [item.chart] : []))
  return planDashboard({ charts }, ask(query), SCOPE)
}

describe('the queries of a dashboard', () => {
  test.each([
    ['metrics: [{ metric: lag }]', '', ['sum by () (lag{namespace="shop"})']],
    [
      'aggregate: max, metrics: [{ metric: lag }], group_by: [{ label: pod, title: Pod }]',
      '',
      ['max by (pod) (lag{namespace="shop"})'],
    ],
    [
      'type: rate, aggregate: stddev, metrics: [{ metric: a_total }, { metric: b_total }]',
      '',
      ['stddev by () (rate(a_total{namespace="shop"}[60s]))', 'stddev by () (rate(b_total{namespace="shop"}[60s]))'],
    ],
    [
      'type: histogram, metrics: [{ metric: gc }]',
      'q=p99',
      [
        'sum by () (rate(gc_sum{namespace="shop"}[60s])) / sum by () (rate(gc_count{namespace="shop"}[60s]))',
        'histogram_quantile(0.99, sum by (le) (rate(gc_bucket{namespace="shop"}[60s])))',
      ],
    ],
    [
      'metrics: [{ metric: lag }], group_by: [{ label: pod, title: Pod }, { label: kind, title: Kind }]',
      'by=kind',
      ['sum by (kind) (lag{namespace="shop"})'],
    ],
  ])('{ %s } %s', (chart, query, texts) => {
    expect([...plan(chart, query).queries.keys()]).toEqual(texts)
  })

  test('never more points than 120, however long the window', () => {
    for (const duration of ['15s', '5m', '1h', '1d', '30d']) {
      const { from, to, stepSeconds } = plan('metrics: [{ metric: lag }]', `duration=${duration}`).window
      expect((to - from) / stepSeconds + 1).toBeLessThanOrEqual(120)
    }
  })

  test('where there is one metric, lines are not called by it', () => {
    expect(plan('metrics: [{ metric: lag, legend: Lag }]').charts[0]?.keys).toEqual([])
  })

  test('lines are told apart by metric and label, and written in the unit of the chart', () => {
    const planned = plan(
      'unit: "%", scale: 100, metrics: [{ metric: own, legend: This }, { metric: all }], group_by: [{ label: pod, title: Pod }]',
    )
    const at = planned.window.to
    const answers = new Map(
      [...planned.queries.keys()].map((text, i) => [
        text,
        { series: [{ labels: { pod: 'p' }, points: [[unixSeconds(at), (i + 1) / 10] as const] }] },
      ]),
    )
    const { charts } = readMetrics(planned, { by: [], values: [] }, answers)
    expect(charts[0]?.lines.map(({ group, values }) => [group, values.at(-1)])).toEqual([
      [['all', 'p'], 20],
      [['This', 'p'], 10],
    ])
    expect(charts[0]).toMatchObject({ id: '0', unit: '%', keys: ['metric', 'pod'], groups: 2 })
  })
})
