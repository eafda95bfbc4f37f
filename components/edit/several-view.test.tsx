import { renderInShell } from '@/components/testing/render-in-shell'
import type { AcceptedPlan, PlannedStep, SeveralPlan, StepResult } from '@/lib/url/edit-types'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SeveralView } from './several-view'
import { StepResults } from './step-results'

const ACCEPTED: AcceptedPlan = {
  state: 'accepted',
  action: 'create',
  words: [{ id: 'created', values: { kind: 'DestinationRule', name: 'web' }, at: [] }],
  before: '',
  after: 'host: web\n',
  owners: [],
  pointedAtBy: null,
  merged: null,
  patch: '[]',
  serverChanges: [],
}
const RULE: PlannedStep = {
  kind: 'destinationrules.networking.istio.io',
  wireKind: 'DestinationRule',
  namespace: 'shop',
  name: 'web',
  plan: ACCEPTED,
  unseen: [],
}
const ROUTE: PlannedStep = {
  ...RULE,
  kind: 'virtualservices.networking.istio.io',
  wireKind: 'VirtualService',
  plan: { ...ACCEPTED, words: [{ id: 'created', values: { kind: 'VirtualService', name: 'web' }, at: [] }] },
  unseen: [RULE],
}
const PLAN: SeveralPlan = {
  state: 'several',
  steps: [RULE, ROUTE],
  findings: [],
  mtls: null,
  ready: { plan: 'sealed', preview: 'name', expiresAt: '', needs: { errors: false, managed: false } },
}

test('the objects stand in their order, each with its words, its difference, and what its dry run did not see', () => {
  renderInShell(<SeveralView plan={PLAN} />)
  const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
  expect(headings).toEqual(['Checks', '1. DestinationRule shop/web', '2. VirtualService shop/web'])
  const rule = within(screen.getByRole('group', { name: '1. DestinationRule shop/web' }))
  const route = within(screen.getByRole('group', { name: '2. VirtualService shop/web' }))
  expect(rule.getByText('DestinationRule web is created')).toBeTruthy()
  expect(within(rule.getByRole('group', { name: 'Difference' })).getByText('host: web')).toBeTruthy()
  expect(rule.queryByText(/dry run was made without/)).toBeNull()
  expect(route.getByText(/dry run was made without DestinationRule shop\/web/)).toBeTruthy()
})

test('what stands in the way is named first, and nothing is said of checks that nobody asked', () => {
  const conflict = {
    state: 'conflict',
    conflicts: [{ path: 'spec.<b>', pointer: '' }],
    live: '',
    merged: '',
    by: null,
  } as const
  const steps = [{ ...RULE, plan: { state: 'unchanged' } } as const, { ...ROUTE, plan: conflict }]
  renderInShell(<SeveralView plan={{ ...PLAN, steps, findings: null, ready: null }} />)
  expect(screen.getByRole('alert').textContent).toContain('VirtualService shop/web')
  expect(screen.queryByRole('group', { name: 'Checks' })).toBeNull()
  expect(screen.getByText(/Nothing changes/)).toBeTruthy()
  expect(screen.getByText(/Somebody changed the same fields: spec.<b>/)).toBeTruthy()
})

test('after a failure each object is told with what became of it, and why', () => {
  const result = (part: Partial<StepResult>): StepResult => ({
    ...{ kind: RULE.kind, wireKind: 'DestinationRule', namespace: 'shop', name: 'web' },
    ...{ action: 'update', words: [], outcome: 'undone', refusal: null },
    ...part,
  })
  const refusal = { code: 'conflict', message: 'Somebody changed it', causes: [] }
  const objects = [
    result({ name: 'a' }),
    result({ name: 'b', outcome: 'applied', refusal }),
    result({ name: 'c', outcome: 'refused', refusal: { ...refusal, upstream: 'no such subset' } }),
    result({ name: 'd', outcome: 'untouched' }),
  ]
  renderInShell(<StepResults objects={objects} failed />)
  const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(lines).toEqual([
    'Taken backDestinationRule shop/a',
    'Still changedDestinationRule shop/bWhy: Somebody changed it',
    'RefusedDestinationRule shop/cWhy: no such subset',
    'Not triedDestinationRule shop/d',
  ])
})
