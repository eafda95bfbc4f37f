import { renderInShell } from '@/components/testing/render-in-shell'
import type { MetricChart, MetricsAnswer } from '@/lib/metrics/things/metrics-answer'
import { metricsQuery } from '@/lib/client/metrics-query'
import { metricsViewParsers } from '@/lib/url/metrics-view'
import { createLoader } from 'nuqs/server'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { MetricsTab } from './metrics-tab'

const THING = { kind: 'workload', namespace: 'shop', name: 'cart' } as const
const HOSTILE = '<img src=x onerror=alert(1)>\u202Egnp'

function chart(part: Partial<MetricChart>): MetricChart {
  const promql = [{ stat: 'rate' as const, text: 'sum by () (rate(istio_requests_total[60s]))' }]
  return { id: 'tcp_sent', unit: 'bit/s', keys: [], lines: [], groups: 0, rest: null, promql, reason: null, ...part }
}
const line = (...group: string[]) => ({ stat: 'rate' as const, group, values: [1, null, 2] })
const REQUESTS = chart({
  id: 'request_volume',
  unit: 'rps',
  keys: ['response_class'],
  lines: [line('2xx'), line('5xx')],
  groups: 2,
})

function show(charts: readonly MetricChart[], search = '', part: Partial<MetricsAnswer> = {}) {
  const answer: MetricsAnswer = {
    now: '2026-01-01T00:00:30.000Z',
    from: '2026-01-01T00:00:00.000Z',
    to: '2026-01-01T00:00:30.000Z',
    stepSeconds: 15,
    rateSeconds: 60,
    times: [1_767_225_600, 1_767_225_615, 1_767_225_630],
    charts,
    values: [],
    groupings: [],
    waypoints: false,
    ...part,
  }
  const page = { cluster: null, duration: 300, at: null }
  const { queryKey } = metricsQuery(THING, 'in', page, createLoader(metricsViewParsers)(new URLSearchParams(search)))
  return renderInShell(<MetricsTab thing={THING} direction="in" />, { search, answers: [[queryKey, answer]] })
}

describe('the metrics of a thing', () => {
  test('a chart has its lines by name with their current values', () => {
    show([REQUESTS])
    const card = screen.getByRole('region', { name: 'Request volume' })
    expect(within(card).getByRole('button', { name: /2xx 2.00 rps/ })).toBeDefined()
    expect(within(card).getByRole('img', { name: /Request volume. 2xx: now 2.00 rps/ })).toBeDefined()
  })

  test('a line is switched off in the legend and back', async () => {
    show([REQUESTS])
    const entry = screen.getByRole('button', { name: /5xx/ })
    await userEvent.click(entry)
    expect(entry.getAttribute('aria-pressed')).toBe('false')
    expect(screen.getByRole('img', { name: /Request volume/ }).getAttribute('aria-label')).not.toContain('5xx')
    await userEvent.click(entry)
    expect(entry.getAttribute('aria-pressed')).toBe('true')
  })

  test('charts without numbers are folded, and say why', () => {
    show([REQUESTS, chart({ reason: 'The metric store does not have istio_tcp_received_bytes_total.' })])
    expect(screen.getByText(/1 chart has nothing to show: TCP sent/)).toBeDefined()
    expect(screen.getByText(/does not have istio_tcp_received_bytes_total/)).toBeDefined()
    expect(screen.queryByRole('region', { name: 'TCP sent' })).toBeNull()
  })

  test('the table twin has a row per moment, a gap is a dash', () => {
    show([REQUESTS], '?numbers=table')
    const rows = within(screen.getByRole('table')).getAllByRole('row')
    expect(rows).toHaveLength(4)
    expect(rows[2]?.textContent).toContain('––')
  })

  test('one chart alone and back is in the address', async () => {
    const { url } = show([REQUESTS])
    await userEvent.click(screen.getByRole('button', { name: 'Show Request volume alone' }))
    expect(url()).toContain('chart=request_volume')
  })

  test('whose count is asked for is in the address, the usual one is not', async () => {
    const { url } = show([REQUESTS])
    await userEvent.click(screen.getByRole('radio', { name: 'Both' }))
    expect(url()).toContain('reporter=both')
    await userEvent.click(screen.getByRole('radio', { name: 'Destination' }))
    expect(url()).not.toContain('reporter')
  })

  test('names from outside are text, without characters that turn it around', () => {
    const lines = [line(HOSTILE), line('')]
    show([chart({ keys: ['remote_app'], lines, groups: 2 })], '?by=remote_app')
    expect(screen.getByRole('button', { name: /<img src=x onerror=alert\(1\)>‹U\+202E›gnp/ })).toBeDefined()
    expect(screen.getByRole('button', { name: /\(none\)/ })).toBeDefined()
  })

  test('without any traffic it says what was asked and offers the other side', async () => {
    const { url } = show([chart({})])
    expect(screen.getByRole('heading', { name: 'Nothing came in to cart in the last 5m' })).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Ask both sides' }))
    expect(url()).toContain('reporter=both')
  })

  test('where chosen values have no traffic it offers all of them', async () => {
    const values = [{ id: 'response_code', values: ['200'] }]
    const { url } = show([chart({})], '?by=response_code&val=response_code%3D503', { values })
    await userEvent.click(screen.getByRole('button', { name: 'Show all values' }))
    expect(url()).toBe('?by=response_code')
  })
})
