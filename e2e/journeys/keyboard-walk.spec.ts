import { expect, test } from '../support/test'

test('the graph is walked, selected, opened and left by keyboard, and each arrival is said', async ({
  graph,
  page,
}) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  await graph.canvas.focus()
  await page.keyboard.press('PageDown')
  await expect(graph.spoken).toHaveText(
    /^.+, (app|service|workload|unknown).*, \d+ edges? in, .*\. 1 of \d+ elements by importance$/,
  )
  await page.keyboard.press('PageUp')
  await expect(graph.spoken).toHaveText(/\. (\d+) of \1 elements by importance$/)

  const id = (await graph.drawnIds('node')).find((node) => node.endsWith('/workload/productpage-v1')) ?? ''
  await graph.click(id)
  await expect(graph.panel.getByRole('heading', { name: 'productpage v1' })).toBeVisible()
  await page.keyboard.press('e')
  await expect(graph.spoken).toHaveText(/^productpage v1 to .*, http, .*Rate .* rps.*\. 1 of \d outgoing edges$/)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(graph.spoken).toHaveText('Selected')
  await expect(graph.panel.getByRole('heading', { level: 2 })).not.toHaveText('productpage v1')

  await page.keyboard.press('Space')
  await expect(page.getByRole('menuitem', { name: 'Details' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(graph.canvas).toBeFocused()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: 'Details' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(graph.canvas).toBeFocused()
  await page.keyboard.press('.')
  await expect(page).toHaveURL(/focus=service/)
  await graph.settled()
  await graph.canvas.focus()
  await page.keyboard.press('Tab')
  await expect(graph.canvas).not.toBeFocused()
})

test('several are selected by keyboard, and their sums are shown', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  await graph.canvas.focus()
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Control+Enter')
  await expect(graph.panel.getByRole('heading', { name: '2 selected' })).toBeVisible()
  await graph.panel
    .getByRole('button', { name: /out of the selection$/ })
    .first()
    .click()
  await expect(graph.panel.getByRole('heading', { name: /selected$/ })).toBeHidden()
})
