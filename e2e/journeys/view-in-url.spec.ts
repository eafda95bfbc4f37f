import { GraphPage } from '../pages/graph-page'
import { expect, test } from '../support/test'

test('a copied address restores the view: scope, options, selection and table @real', async ({
  graph,
  page,
  browser,
}) => {
  await graph.open('namespaces=bookinfo')
  await graph.choose('Type', 'Workload')
  await graph.switch('Show', 'Service nodes', false)
  await graph.shell.chooseWindow('10m')
  await expect.poll(() => graph.drawnIds('edge')).toContainEqual(expect.stringMatching(/productpage-v1>.*reviews-v1/))
  const [id = ''] = (await graph.drawnIds('node')).filter((node) => node.endsWith('/workload/reviews-v1'))
  await graph.click(id)
  await expect(page).toHaveURL(/sel=/)
  const drawn = await graph.drawnIds('edge')

  const other = await browser.newContext()
  const restored = new GraphPage(await other.newPage())
  await restored.page.goto(page.url())
  await restored.settled()
  expect(await restored.drawnIds('edge')).toEqual(drawn)
  await expect(restored.shell.window).toHaveAccessibleName('Window: Last 10m')
  await expect(restored.panel.getByRole('heading', { name: /reviews/ })).toBeVisible()
  await other.close()
})

test('Back returns to the namespaces of before @real', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo')
  await graph.shell.chooseNamespaces('myapp')
  await expect(page).toHaveURL(/namespaces=myapp/)
  await page.goBack()
  await expect(page).toHaveURL(/namespaces=bookinfo/)
  await expect.poll(() => graph.drawnIds('node')).toContainEqual(expect.stringContaining('/bookinfo/'))
})

test('a bad value falls back to its default, and one notice names it @real', async ({ graph }) => {
  await graph.open('namespaces=bookinfo&type=nonsense&duration=2s')
  await expect(graph.shell.message(/type/)).toBeVisible()
  expect(await graph.drawnIds('node')).not.toEqual([])
})
