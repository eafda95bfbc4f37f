import { renderInShell } from '@/components/testing/render-in-shell'
import { splitTraffic, version } from '@/lib/forecast/testing/split-traffic'
import { routedService, routingObject, serviceRouting } from '@/lib/istio/split/testing/split-routing'
import type { ChangeWatch } from '@/lib/url/watch-types'
import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { SplitRules } from './split-rules'

const VS = 'virtualservices.networking.istio.io'
const to = (subset: string, weight: number) => ({ destination: { host: 'cart', subset }, weight })
const CART = routedService('cart', { v1: 1, v2: 1 }, ['v1', 'v2'])
const ROUTING = serviceRouting([routingObject(VS, { http: [{ route: [to('v1', 90), to('v2', 10)] }] })], [CART])
const TRAFFIC = splitTraffic([
  version('cart-v1', { requestsPerSecond: 90 }),
  version('cart-v2', { requestsPerSecond: 10, errorsPerSecond: 2 }),
])
const WATCH: ChangeWatch = {
  madeAt: 1_000,
  now: 1_100,
  secondsLeft: 200,
  measured: true,
  undoneBy: null,
  revertedBy: null,
  services: [],
  unmeasured: null,
}
const PATH = '/api/services/shop/cart/forecast'

/** A page on which every preview is applied at once, as the change `c1`. */
function AppliedAtOnce() {
  const [change, setChange] = useState<string | null>(null)
  return <SplitRules routing={ROUTING} editing={{ preview: () => setChange('c1'), change, element: null }} />
}

afterEach(() => {
  const discard = screen.queryByRole('button', { name: 'Discard' })
  if (discard !== null) fireEvent.click(discard)
})

test('what a split will do follows the slider, and what came of it stands beside what was shown', async () => {
  renderInShell(<AppliedAtOnce />, {
    settings: { viewOnly: false },
    answers: [
      [['changes', ''], { changes: [], volatile: false }],
      [['split-traffic', PATH, 'duration=5m'], TRAFFIC],
      [['change', 'c1', 'watch'], WATCH],
      [['split-outcome', PATH, 'since=1000'], { ...TRAFFIC, moments: [{ at: 1_060, rates: [90, 10] }] }],
    ],
  })
  expect(screen.getByText('Errors: 2.0% → 2.0%')).toBeTruthy()
  fireEvent.change(screen.getByRole('slider', { name: 'Share of cart v2' }), { target: { value: '60' } })
  expect(screen.getByText('Errors: 2.0% → 12.0%')).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'What came of it' })).toBeNull()

  await userEvent.click(screen.getByRole('button', { name: 'Preview change' }))
  const outcome = within(screen.getByRole('region', { name: 'What came of it' }))
  const errors = within(outcome.getByRole('row', { name: /^Errors/ })).getAllByRole('cell')
  expect(errors.map(({ textContent }) => textContent)).toEqual(['2.0%', '12.0%', '2.0%'])
})
