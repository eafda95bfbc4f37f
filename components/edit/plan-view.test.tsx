import { renderInShell } from '@/components/testing/render-in-shell'
import type { ReadyPlan, RefusedPlan } from '@/lib/url/edit-types'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { PlanView } from './plan-view'

const DESCRIBED = {
  action: 'update',
  words: [{ id: 'added', values: { path: 'spec.x' }, at: ['spec', 'x'] }],
  before: 'a: 1\n',
  after: 'a: 0\n',
  owners: [{ kind: 'argo-cd', name: 'shop', treatment: 'warn', paused: false }],
  pointedAtBy: null,
  merged: { paths: ['spec.timeout'], by: { manager: 'kubectl', at: '2026-01-05T12:00:00Z' } },
} as const

const READY: ReadyPlan = {
  ...DESCRIBED,
  state: 'ready',
  plan: 'sealed',
  preview: 'name',
  expiresAt: '2026-01-05T12:10:00Z',
  patch: '[]',
  serverChanges: [{ path: 'spec.weight', to: '1' }],
  findings: [],
  mtls: null,
  needs: { errors: false, managed: true },
}

test('a plan says what happens, who owns the object, what the server adds, and which lines differ', () => {
  renderInShell(<PlanView plan={READY} />)
  const part = (name: string) => within(screen.getByRole('group', { name }))
  expect(part('What happens').getByText('spec.x added')).toBeTruthy()
  expect(part('Ownership').getByText(/Argo CD \(shop\)/)).toBeTruthy()
  expect(part('API server').getByText('spec.weight: absent → 1')).toBeTruthy()
  expect(part('Checks').getByText(/no finding/)).toBeTruthy()
  expect(screen.getByText(/Meanwhile kubectl changed spec.timeout/)).toBeTruthy()
  expect(part('Difference').getByText('a: 0')).toBeTruthy()
  expect(part('Difference').getByLabelText('removed')).toBeTruthy()
})

test('a refusal stands at its field, once, and says that nothing was written', () => {
  const cause = { path: 'spec.http[0].timeout', message: 'must be a <b>duration</b>' }
  const refused: RefusedPlan = {
    ...DESCRIBED,
    state: 'refused',
    reason: 'dryRun',
    refusal: { code: 'invalid', message: 'refused', upstream: 'is invalid', causes: [cause, cause] },
  }
  renderInShell(<PlanView plan={refused} />)
  const alert = within(screen.getByRole('alert'))
  expect(alert.getAllByText('spec.http[0].timeout')).toHaveLength(1)
  expect(alert.getByText(/must be a <b>duration<\/b>/)).toBeTruthy()
  expect(alert.getByText('Nothing was written.')).toBeTruthy()
})
