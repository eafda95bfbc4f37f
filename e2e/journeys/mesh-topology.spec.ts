import type { Page } from '@playwright/test'
import { FindBox } from '../pages/find-box'
import { GraphPage } from '../pages/graph-page'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/test'

const topologyOf = (page: Page) => new GraphPage(page, /^Components of the mesh/)

/** By the ids that the API gives: what of them has which role. */
async function idOf(page: Page, name: string): Promise<string> {
  const drawn = await topologyOf(page).drawn()
  const found = drawn.find(({ label, kind }) => kind === 'node' && label.split('\n')[0] === name)
  if (found === undefined) throw new Error(`nothing drawn is called ${name}`)
  return found.id
}

test('what runs the mesh is drawn healthy, in the frame of its cluster', async ({ graph, page }) => {
  await page.goto('./mesh')
  const topology = topologyOf(page)
  await topology.settled()
  const nodes = (await topology.drawn()).filter(({ kind }) => kind === 'node')
  const names = nodes.map(({ label }) => label.split('\n')[0])
  for (const name of ['istiod', 'istio-ingressgateway', 'istio-egressgateway', 'ztunnel', 'Prometheus', 'Jaeger']) {
    expect(names, name).toContain(name)
  }
  const shapes = new Map(nodes.map(({ label, classes }) => [label.split('\n')[0], classes]))
  expect(shapes.get('istiod')).toEqual(expect.arrayContaining(['hexagon', 'healthy']))
  expect(shapes.get('istio-ingressgateway')).toEqual(expect.arrayContaining(['rhombus', 'healthy']))
  expect(shapes.get('Data plane')).toEqual(expect.arrayContaining(['square', 'healthy']))
  await expect(graph.panel).toContainText('Trust domain')
  await expectAccessible(page)
})

test('the table has what the drawing has, sorts, and its names select', async ({ graph, page }) => {
  await page.goto('./mesh')
  const topology = topologyOf(page)
  const drawn = await topology.drawnIds('node')
  await page.getByRole('radiogroup', { name: 'View' }).getByText('Table').click()
  const table = page.getByRole('table', { name: 'Components of the mesh' })
  await expect(table.locator('tbody tr')).toHaveCount(drawn.length)
  await table.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(table.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending')
  await table.getByRole('button', { name: 'istiod', exact: true }).click()
  await expect(graph.panel.getByRole('heading', { name: 'istiod' })).toBeVisible()
  await expect(page).toHaveURL(/sel=istiod/)
  await expectAccessible(page)
})

test('components are found and hidden by words of their own', async ({ graph, page }) => {
  await page.goto('./mesh')
  const topology = topologyOf(page)
  const all = await topology.drawnIds('node')
  const find = new FindBox(page, 'Find')
  await find.field.fill('type = istiod')
  await find.field.press('Enter')
  await expect(graph.panel.getByRole('heading', { name: 'istiod' })).toBeVisible()
  await new FindBox(page, 'Hide').field.fill('type = waypoint')
  await expect(page).toHaveURL(/hide=/)
  await expect.poll(async () => (await topology.drawnIds('node')).length).toBeLessThan(all.length)
  await page.getByText('Gateways', { exact: true }).click()
  await expect(page).toHaveURL(/show=waypoints/)
  await expect
    .poll(async () => (await topology.drawn()).filter(({ classes }) => classes.includes('rhombus')).length)
    .toBe(0)
})

test('keys walk the components, and a link brings back what was selected', async ({ graph, page }) => {
  await page.goto('./mesh')
  const topology = topologyOf(page)
  await topology.settled()
  await topology.canvas.focus()
  await page.keyboard.press('PageDown')
  await expect(topology.spoken).toContainText('by importance')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sel=/)
  await topology.click(await idOf(page, 'ztunnel'))
  await expect(graph.panel.getByRole('heading', { name: 'ztunnel' })).toBeVisible()
  await page.goto(page.url())
  await expect(graph.panel.getByRole('heading', { name: 'ztunnel' })).toBeVisible()
})
