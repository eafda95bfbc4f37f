import { graphNode, graphOf } from '@/lib/graph/testing/graph-builders'
import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderPart } from '../testing/render-part'
import { GraphLegend } from './graph-legend'

const wordsOf = () => within(screen.getByRole('region', { name: 'Legend' })).getAllByRole('listitem')

test('signs of this graph come first, the others under a title of their own', () => {
  renderPart(<GraphLegend graph={graphOf([graphNode('a', { kind: 'service' })])} onClose={vi.fn()} />)
  expect(wordsOf()[0]?.textContent).toBe('Service')
  const others = screen.getByText('Not in this graph')
  expect(others.compareDocumentPosition(screen.getByText('Workload'))).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
})

test('without a graph every sign is explained all the same', () => {
  renderPart(<GraphLegend graph={undefined} onClose={vi.fn()} />)
  expect(screen.queryByText('Not in this graph')).toBeNull()
  expect(wordsOf().length).toBeGreaterThan(30)
})
