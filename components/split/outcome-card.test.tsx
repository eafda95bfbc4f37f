import { renderInShell } from '@/components/testing/render-in-shell'
import { splitTraffic, version } from '@/lib/forecast/testing/split-traffic'
import type { SplitTarget, SplitTraffic } from '@/lib/url/split-types'
import type { ChangeWatch } from '@/lib/url/watch-types'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { OutcomeCard } from './outcome-card'

const SINCE = 1_000
const AFTER: readonly SplitTarget[] = Object.entries({ v1: 0.5, v2: 0.5 }).map(([name, share]) => ({
  id: name,
  label: `cart ${name}`,
  workloads: [{ namespace: 'shop', name }],
  share,
  readyPods: 1,
}))
const BEFORE = splitTraffic([
  version('v1', { requestsPerSecond: 90 }),
  version('v2', { requestsPerSecond: 10, errorsPerSecond: 1 }),
])
const SINCE_THEN: SplitTraffic = {
  ...splitTraffic([
    version('v1', { requestsPerSecond: 52 }),
    version('v2', { requestsPerSecond: 48, errorsPerSecond: 24 }),
  ]),
  momentSeconds: 20,
  moments: [[90, 10] as const, [52, 48] as const].map((rates, i) => ({ at: SINCE + 30 * (i + 1), rates })),
}
const WATCH: ChangeWatch = {
  madeAt: SINCE,
  now: SINCE + 120,
  secondsLeft: 180,
  measured: true,
  undoneBy: null,
  revertedBy: null,
  services: [],
  unmeasured: null,
}

const PATH = '/api/services/shop/cart/forecast'

function show(
  watch: ChangeWatch,
  {
    traffic = SINCE_THEN,
    before = BEFORE,
  }: { readonly traffic?: SplitTraffic | null; readonly before?: SplitTraffic } = {},
) {
  renderInShell(<OutcomeCard namespace="shop" service="cart" change="c1" after={AFTER} />, {
    answers: [
      [['change', 'c1', 'watch'], watch],
      ...(traffic === null ? [] : [[['split-outcome', PATH, `since=${SINCE}`], traffic] as const]),
      [['split-before', PATH, `duration=5m&at=${SINCE}`], before],
    ],
  })
}

test('what came of a split stands beside what was predicted and what was before', () => {
  show(WATCH)
  const errors = within(screen.getByRole('row', { name: /^Errors/ }))
  expect(errors.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual(['1.0%', '5.0%', '24.0%'])
  const v2 = within(screen.getByRole('row', { name: /^cart v2/ }))
  expect(v2.getByText('50.0%', { selector: 'td:nth-child(2)' })).toBeTruthy()
  expect(v2.getByText('45.8% to 50.2%')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('Converged after 60 s')
  expect(screen.getByText('Looked after for another 3 minutes.')).toBeTruthy()
})

test('before the first numbers it says when they come', () => {
  show({ ...WATCH, measured: false, secondsLeft: 290 })
  expect(screen.getByText('The first numbers come about a minute after the change.')).toBeTruthy()
})

test('a split that never came to its shares is said so, when the time is over', () => {
  const moments = SINCE_THEN.moments.slice(0, 1)
  show({ ...WATCH, secondsLeft: 0 }, { traffic: { ...SINCE_THEN, moments } })
  expect(screen.getByRole('status').textContent).toMatch(/^Did not converge/)
  expect(screen.getByText('Five minutes are over; these are their numbers.')).toBeTruthy()
})

test('where nothing is known of before, what was measured stands alone', () => {
  show(WATCH, { before: { ...BEFORE, unmeasured: 'Prometheus is too old' } })
  const errors = within(screen.getByRole('row', { name: /^Errors/ }))
  expect(errors.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual(['24.0%'])
  expect(screen.getByRole('status').textContent).toBe('Converged after 60 s')
})

test('whoever comes when the time is over is told nothing, for nobody measured it', () => {
  show({ ...WATCH, secondsLeft: 0 }, { traffic: null })
  expect(screen.queryByRole('region', { name: 'What came of it' })).toBeNull()
})
