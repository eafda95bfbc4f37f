import { prepareMini } from '@/lib/graph/panel/prepare-mini'
import { graphEdge, graphNode, graphOf, healthOf } from '@/lib/graph/testing/graph-builders'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { MiniGraphDrawing, type MiniLinks } from './mini-graph-drawing'
import { renderPart } from './testing/render-part'

const workload = (name: string, status: 'healthy' | 'failure' = 'healthy') =>
  graphNode(`east/shop/workload/${name}`, { workload: name, namespace: 'shop', health: healthOf(status) })
const cart = { ...workload('cart'), flags: ['focus' as const] }
const db = workload('db', 'failure')

function show() {
  const edge = graphEdge(cart.id, db.id, { rate: 12, health: 'failure' })
  const model = prepareMini(graphOf([cart, db], [edge]))
  if (model === undefined) throw new Error('the graph has its node')
  const links: MiniLinks = {
    node: ({ workload: name }) => `/graph?focus=workload:shop/${name ?? ''}`,
    edge: ({ edge: { id } }) => `/graph?focus=workload:shop/cart&sel=${id}`,
    all: '/graph',
  }
  renderPart(<MiniGraphDrawing model={model} links={links} />)
  return edge
}

test('neighbours are lists of links to their own graphs, rates links to their edges', () => {
  const edge = show()
  const callees = within(screen.getByRole('list', { name: 'Calls' }))
  expect(callees.getByRole('link', { name: 'db' }).getAttribute('href')).toContain('focus=workload:shop/db')
  const rate = callees.getByRole('link', { name: 'db, 12.0 rps, failing' })
  expect(rate.getAttribute('href')).toBe(`/graph?focus=workload:shop/cart&sel=${edge.id}`)
})

test('a side without neighbours says so', () => {
  show()
  expect(screen.getByText('No callers')).toBeDefined()
})
