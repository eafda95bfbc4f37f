import { ListPage } from '../pages/list-page'
import { readDrawing, watchDrawing } from '../support/drawn-moment'
import { type ScriptWeight, totalKilobytes, weighScripts } from '../support/script-weight'
import { expect, test as base } from '../support/test'

const test = base.extend<{ readonly weight: ScriptWeight }>({
  weight: async ({ context }, use) => use(weighScripts(context)),
})

async function kilobytes(weight: ScriptWeight): Promise<number> {
  return totalKilobytes(await weight.read())
}

test('a page without a graph loads at most 220 kB of packed scripts', async ({ weight, page }) => {
  await page.goto('./nowhere')
  await expect(page.getByRole('heading', { name: 'No such page' })).toBeVisible()
  expect(await kilobytes(weight)).toBeLessThan(220)
})

test('a list is shown with at most 370 kB', async ({ weight, page }) => {
  const list = new ListPage(page)
  await list.goto('services', 'namespaces=bookinfo&refresh=pause')
  await expect(list.row('reviews')).toContainText('Healthy')
  expect(await kilobytes(weight)).toBeLessThan(370)
})

test('the table is shown with at most 400 kB', async ({ weight, graph }) => {
  await graph.goto('namespaces=bookinfo&refresh=pause&view=table')
  await expect(graph.table).toBeVisible()
  expect(await kilobytes(weight)).toBeLessThan(400)
})

test('the graph is drawn with at most 420 kB, scripts of workers included', async ({ weight, graph, page }) => {
  await watchDrawing(page)
  await graph.open('namespaces=bookinfo&refresh=pause')
  const later = new Set((await readDrawing(page)).askedLater)
  const untilDrawn = (await weight.read()).filter(({ url }) => !later.has(url))
  expect(totalKilobytes(untilDrawn)).toBeLessThan(420)
})

test('charts are loaded with the first selection', async ({ weight, graph }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const before = await weight.read()
  const [node = ''] = (await graph.drawnIds('node')).filter((id) => id.endsWith('/workload/reviews-v2'))
  await graph.click(node)
  await expect(graph.panel.locator('svg.recharts-surface').first()).toBeVisible()
  expect((await weight.read()).length).toBeGreaterThan(before.length)
})

test('menus are loaded on the way to them, and a click that comes before is not lost', async ({
  weight,
  page,
  graph,
}) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const before = await weight.read()
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  expect((await weight.read()).length).toBeGreaterThan(before.length)
})

test('the page one is on is not asked for a second time', async ({ page, graph }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).search))
  await graph.open('namespaces=bookinfo&refresh=pause')
  expect(asked.filter((search) => search.includes('_rsc='))).toEqual([])
})
