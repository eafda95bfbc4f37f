import { renderInShell } from '@/components/testing/render-in-shell'
import { lampQuery } from '@/lib/client/mesh-query'
import { buildLamp } from '@/lib/topology/build-lamp'
import { component } from '@/lib/topology/component'
import type { MeshAnswer, MeshComponent } from '@/lib/topology/model'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { StatusLamp } from './status-lamp'

const one = (name: string, state: MeshComponent['state'], core: boolean): MeshComponent =>
  component({ id: `other:east/a/${name}`, role: 'other', name, state, core, cluster: 'east', checkedAt: '', reasons: [`${name} is ${state}.`] }) // prettier-ignore

function show(components: readonly MeshComponent[], missing: string | null = null) {
  const answer: MeshAnswer = {
    now: '2026-01-01T00:00:00Z',
    lamp: buildLamp(components, 'east'),
    mesh: null,
    missing,
    missingIn: null,
  }
  renderInShell(<StatusLamp />, { answers: [[lampQuery().queryKey, answer]] })
  return screen.getByRole('button')
}

test.each<[readonly MeshComponent[], string]>([
  [[], 'Mesh: not known'],
  [[one('istiod', 'healthy', true)], 'Mesh: all components are well'],
  [[one('istiod', 'unhealthy', true), one('grafana', 'unreachable', false)], 'Mesh: 1 core component is not well'],
  [[one('istiod', 'healthy', true), one('grafana', 'unreachable', false)], 'Mesh: 1 add-on is not well'],
  [[one('a', 'not-ready', true), one('b', 'not-ready', false)], 'Mesh: 2 components are not ready'],
])('the lamp says in words what it shows', (components, name) => {
  expect(show(components).getAttribute('aria-label')).toBe(name)
})

test('Enter opens the clusters with what is not well, and Escape closes them', async () => {
  const user = userEvent.setup()
  const names = ['a', 'b', 'c', 'd', 'e']
  const lamp = show([one('istiod', 'not-found', true), ...names.map((name) => one(name, 'unhealthy', false))])
  lamp.focus()
  await user.keyboard('{Enter}')
  const panel = await screen.findByRole('dialog', { name: 'Mesh: 1 core component is not well' })
  const inside = within(panel)
  expect(inside.getByRole('img', { name: 'Home cluster' })).toBeDefined()
  expect(inside.getByRole('link', { name: 'istiod' }).getAttribute('href')).toBe('/mesh?sel=other%3Aeast%2Fa%2Fistiod')
  expect(inside.getByText('istiod is not-found.')).toBeDefined()
  expect(inside.getByText('2 more are not well')).toBeDefined()
  expect(inside.getByRole('link', { name: 'What runs the mesh' }).getAttribute('href')).toBe('/mesh')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('the panel says which right is missing', async () => {
  const user = userEvent.setup()
  await user.click(show([one('prometheus', 'healthy', true)], 'It takes a right.'))
  expect(await screen.findByText('It takes a right.')).toBeDefined()
})
