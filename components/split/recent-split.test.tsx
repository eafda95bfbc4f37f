import { renderInShell } from '@/components/testing/render-in-shell'
import { splitTraffic, version } from '@/lib/forecast/testing/split-traffic'
import { routedService, routingObject, serviceRouting } from '@/lib/istio/split/testing/split-routing'
import type { ChangeAnswer } from '@/lib/url/edit-types'
import type { ChangeWatch } from '@/lib/url/watch-types'
import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { SplitRules } from './split-rules'

const VS = 'virtualservices.networking.istio.io'
const to = (subset: string, weight: number) => ({ destination: { host: 'cart', subset }, weight })
const CART = routedService('cart', { v1: 1, v2: 1 }, ['v1', 'v2'])
const object = (v1: number, v2: number) => routingObject(VS, { http: [{ route: [to('v1', v1), to('v2', v2)] }] })
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

/** Somebody else set the shares from 90 and 10 to these, just now. */
function change(v1: number, v2: number): ChangeAnswer {
  const place = { kind: VS, wireKind: 'VirtualService', namespace: 'shop', name: 'cart' }
  const words = [{ id: 'shares' as const, values: { shares: 'cart v1: 90 % → 40 %' }, at: [] }]
  const result = { ...place, action: 'update' as const, words, outcome: 'applied' as const, refusal: null }
  return {
    id: 'c1',
    at: new Date().toISOString(),
    user: 'ann',
    about: { objects: [result], result: 'applied', requestId: '', undoOf: null, undoneBy: null, revertedBy: null },
    details: {
      objects: [{ before: object(90, 10).text, after: object(v1, v2).text, patch: '', owners: [], serverChanges: [] }],
      findings: null,
      acceptedErrors: false,
      acceptedOwner: false,
      canUndo: true,
    },
  }
}

function show(made: ChangeAnswer, v1: number, v2: number) {
  renderInShell(
    <SplitRules
      routing={serviceRouting([object(v1, v2)], [CART])}
      editing={{ preview: () => undefined, element: null }}
    />,
    {
      settings: { viewOnly: false },
      answers: [
        [['changes', ''], { changes: [made], volatile: false }],
        [['change', 'c1'], made],
        [['change', 'c1', 'watch'], WATCH],
        [['split-traffic', PATH, 'duration=5m'], TRAFFIC],
        [['split-before', PATH, 'duration=5m&at=1000'], TRAFFIC],
        [['split-outcome', PATH, 'since=1000'], { ...TRAFFIC, moments: [{ at: 1_060, rates: [90, 10] }] }],
      ],
    },
  )
}

afterEach(() => {
  const discard = screen.queryByRole('button', { name: 'Discard' })
  if (discard !== null) fireEvent.click(discard)
})

test('what came of a split stands there whoever made it, beside what was to be expected', () => {
  show(change(40, 60), 40, 60)
  const outcome = within(screen.getByRole('region', { name: 'What came of it' }))
  const errors = within(outcome.getByRole('row', { name: /^Errors/ })).getAllByRole('cell')
  expect(errors.map(({ textContent }) => textContent)).toEqual(['2.0%', '12.0%', '2.0%'])
})

test('a change that left the shares as they were is no split', () => {
  show(change(90, 10), 90, 10)
  expect(screen.queryByRole('region', { name: 'What came of it' })).toBeNull()
})
