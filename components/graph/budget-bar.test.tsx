import { graphNode, graphOf } from '@/lib/graph/testing/graph-builders'
import { groupNode } from '@/lib/graph/testing/sample-graphs'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { BudgetBar } from './budget-bar'
import { renderPart } from './testing/render-part'

test('says how much is inside groups and expands the one that is chosen', async () => {
  const onExpand = vi.fn()
  const graph = graphOf([groupNode('quiet', { members: 38 }), groupNode('busy', { members: 4, failing: 2 })])
  renderPart(<BudgetBar graph={graph} onExpand={onExpand} />)
  expect(screen.getByText(/^42 elements are inside groups/)).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Expand a group' }))
  const [first] = await screen.findAllByRole('menuitem')
  expect(first?.textContent).toMatch(/2 failing/)
  if (first !== undefined) await userEvent.click(first)
  expect(onExpand).toHaveBeenCalledExactlyOnceWith('busy')
})

test('is not there while nothing is collapsed', () => {
  renderPart(<BudgetBar graph={graphOf([graphNode('a')])} onExpand={vi.fn()} />)
  expect(screen.queryByRole('status')).toBeNull()
})
