import { type ScriptWeight, totalKilobytes, weighScripts } from '../support/script-weight'
import { expect, test as base } from '../support/test'

const test = base.extend<{ readonly weight: ScriptWeight }>({
  weight: async ({ context }, use) => use(weighScripts(context)),
})

async function kilobytes(weight: ScriptWeight): Promise<number> {
  return totalKilobytes(await weight.read())
}

test('a page without a graph loads at most 250 kB of packed scripts', async ({ weight, page }) => {
  await page.goto('./nowhere')
  await expect(page.getByRole('heading', { name: 'No such page' })).toBeVisible()
  expect(await kilobytes(weight)).toBeLessThan(250)
})

test('the table is shown with at most 450 kB', async ({ weight, graph }) => {
  await graph.goto('namespaces=bookinfo&refresh=pause&view=table')
  await expect(graph.table).toBeVisible()
  expect(await kilobytes(weight)).toBeLessThan(450)
})

// The aim is 450 kB (`npm run bench`), of which cytoscape alone is 135. Until then the page at least grows no further.
test('the graph is drawn with at most 600 kB, scripts of workers included', async ({ weight, graph }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  expect(await kilobytes(weight)).toBeLessThan(600)
})

test('charts are loaded with the first selection', async ({ weight, graph }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const before = await weight.read()
  const [node = ''] = (await graph.drawnIds('node')).filter((id) => id.endsWith('/workload/reviews-v2'))
  await graph.click(node)
  await expect(graph.panel.locator('svg.recharts-surface').first()).toBeVisible()
  expect((await weight.read()).length).toBeGreaterThan(before.length)
})
