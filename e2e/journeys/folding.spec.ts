import { expect, test } from '../support/test'

test('a frame folds to one node with the sums, and unfolds to the places of before', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo,travel&refresh=pause')
  const before = await graph.drawn()
  const places = (elements: typeof before) =>
    elements.filter(({ kind }) => kind === 'node').map(({ id, position }) => [id, position] as const)
  const frame = before.find(({ id, kind }) => kind === 'frame' && id.endsWith('/travel/box/namespace'))?.id ?? ''
  // Its middle may be under a node or an edge: selected it is reached by key.
  await graph.open(`namespaces=bookinfo,travel&refresh=pause&sel=${encodeURIComponent(frame)}`)
  await graph.canvas.press('Space')
  await page.getByRole('menuitem', { name: 'Fold to one node' }).click()
  await expect(page).toHaveURL(/fold=/)
  const node = frame.replace('/box/namespace', '/group/namespace')
  await expect.poll(() => graph.drawnIds('node')).toContain(node)
  expect((await graph.drawnIds('node')).filter((id) => id.includes('/travel/'))).toEqual([node])
  expect((await graph.element(node)).label).toMatch(/^travel\n\d+ members$/)
  await expect(page.getByRole('button', { name: '1 frame folded' })).toBeVisible()

  await graph.showTable('Nodes')
  await expect(page.getByRole('row', { name: /travel/ })).toHaveCount(1)
  await graph.showGraph()
  await graph.click(node)
  await expect(graph.panel.getByRole('button', { name: 'Unfold' })).toBeVisible()
  await graph.canvas.press('.')
  await expect(page).not.toHaveURL(/fold=/)
  await expect.poll(async () => places(await graph.drawn())).toEqual(places(before))
})

test('only edges with problems are drawn where that is chosen, in drawing and table', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  await graph.choose('Show', 'Failing and degraded')
  await expect.poll(() => graph.drawnIds('edge')).toEqual([])
  await graph.showTable('Edges')
  await expect(graph.table.locator('tbody').getByRole('row')).toHaveCount(0)
  await page.getByRole('button', { name: 'Failing and degraded edges only' }).click()
  await expect(page).not.toHaveURL(/edgeMode/)
  await expect(graph.table.locator('tbody').getByRole('row')).not.toHaveCount(0)
})
