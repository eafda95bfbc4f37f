import { renderInShell } from '@/components/testing/render-in-shell'
import { splitTraffic, version } from '@/lib/forecast/testing/split-traffic'
import type { SplitTarget, SplitTraffic } from '@/lib/url/split-types'
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { ForecastCard } from './forecast-card'

const KEY = ['split-traffic', '/api/services/shop/cart/forecast', 'duration=5m'] as const
const V1 = { ...version('v1', { requestsPerSecond: 90, errorsPerSecond: 0.9, fastMs: 20 }), highestPerPod: 95 }
const V2 = { ...version('v2', { requestsPerSecond: 10, errorsPerSecond: 3, fastMs: 100 }), highestPerPod: 12 }
const TRAFFIC: SplitTraffic = { ...splitTraffic([V1, V2]), highestSeconds: 7 * 86_400 }
const split = (v1: number, v2: number, readyPods = 1): readonly SplitTarget[] =>
  Object.entries({ v1, v2 }).map(([name, share]) => ({
    id: name,
    label: `cart ${name}`,
    workloads: [{ namespace: 'shop', name }],
    share,
    readyPods,
  }))

function show(traffic: SplitTraffic, after: readonly SplitTarget[], unsure: readonly string[] = []) {
  renderInShell(
    <ForecastCard namespace="shop" service="cart" before={split(0.9, 0.1)} after={after} unsure={unsure} />,
    { answers: [[KEY, traffic]] },
  )
}
const row = (name: string) => within(screen.getByRole('row', { name: new RegExp(`^cart ${name}`) }))
const numbers = (title: string) =>
  within(screen.getByRole('row', { name: new RegExp(`^${title}`) }))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent)

describe('the forecast of a split', () => {
  test('says for each version what it will get, whether its pods have borne that, and how it did', () => {
    show(TRAFFIC, split(0.5, 0.5))
    expect(row('v2').getByText('10.0 rps → 50.0 rps')).toBeTruthy()
    expect(row('v2').getByText('above anything seen')).toBeTruthy()
    expect(row('v2').getByText('50.0 rps, highest seen 12.0 rps')).toBeTruthy()
    expect(row('v2').getByText('30.0%')).toBeTruthy()
    expect(row('v1').getByText('fits')).toBeTruthy()
  })

  test('says a number once where nothing changes', () => {
    show(TRAFFIC, split(0.9, 0.1))
    expect(screen.queryByText(/(.+) → \1$/)).toBeNull()
  })

  test('says what becomes of the whole service', () => {
    show(TRAFFIC, split(0.5, 0.5))
    expect(numbers('Requests')).toEqual(['100 rps', 'unchanged'])
    expect(numbers('Errors')).toEqual(['3.9%', '15.5%'])
    expect(numbers('p95')).toEqual(['50ms', '90ms'])
    expect(screen.getByRole('status').textContent).toBe(
      'Expected for the whole service: errors 15.5%, p95 90ms. cart v2: above anything seen.',
    )
  })

  test('says plainly what it cannot know', () => {
    show(splitTraffic([V1, version('v2', { requestsPerSecond: 0 })]), split(0.5, 0.5), ['sticky'])
    expect(row('v2').getByText('unknown: no request in 24 h')).toBeTruthy()
    expect(screen.getByText(/^Errors and times of the service cannot be told: of cart v2 /)).toBeTruthy()
    expect(numbers('Errors')).toEqual(['1.0%', '–'])
    expect(within(screen.getByRole('list')).getAllByRole('listitem')[0]?.textContent).toMatch(/^Sessions stick/)
  })

  test.each([
    ['no requests', splitTraffic([]), /^No requests were counted in the last 5m/],
    ['a store that failed', { ...TRAFFIC, unmeasured: 'Prometheus said <no>' }, 'What it will do is not known: Prometheus said <no>'], // prettier-ignore
  ])('%s', (_, traffic, text) => {
    show(traffic, split(1, 0))
    expect(screen.getByText(text)).toBeTruthy()
  })
})
