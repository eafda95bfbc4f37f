import type { Locator, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/test'

const MOST_STOPS = 80

/** Presses Tab until the focus is on what is wanted, as someone without a pointer would. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted.first()).toBeVisible()
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await wanted.evaluateAll((all) => all.some((one) => one === document.activeElement))) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab does not lead there')
}

test('the table is walked, searched, sorted and chosen from by keyboard alone', async ({ graph, page }) => {
  await graph.goto('namespaces=bookinfo&view=table&refresh=pause')
  const rows = graph.table.locator('tbody').getByRole('row')
  const focused = graph.table.locator('tr:focus')
  const chosen = graph.table.getByRole('row', { selected: true })

  await tabTo(page, rows)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(focused).toHaveAttribute('aria-rowindex', '4')
  await page.keyboard.press('End')
  await expect(focused).toHaveAttribute('aria-rowindex', (await graph.table.getAttribute('aria-rowcount')) ?? '')
  await page.keyboard.press('Home')
  await expect(focused).toHaveAttribute('aria-rowindex', '2')

  await page.keyboard.press('Enter')
  await expect(chosen).toHaveCount(1)
  await expect(graph.panel.getByRole('heading', { level: 2 })).not.toHaveText('Nothing selected')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(chosen).toHaveCount(3)
  await page.keyboard.press('Control+Enter')
  await expect(chosen).toHaveCount(2)

  await page.keyboard.press('Space')
  await expect(page.getByRole('menuitem', { name: 'Details' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(focused).toHaveAttribute('aria-rowindex', '4')
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: 'Details' })).toBeFocused()
  await page.keyboard.press('Escape')
})

test('sorting and filtering by keyboard are told aloud', async ({ graph, page }) => {
  await graph.goto('namespaces=bookinfo&view=table&refresh=pause')
  const rate = graph.table.getByRole('columnheader', { name: 'Rate' })
  await tabTo(page, rate.getByRole('button'))
  await page.keyboard.press('Enter')
  await expect(rate).toHaveAttribute('aria-sort', 'descending')
  await expect(page.getByRole('status').filter({ hasText: 'Sorted by Rate, descending' })).toBeAttached()
  const all = Number(await graph.table.getAttribute('aria-rowcount')) - 1
  await page.keyboard.press('Shift+Tab')
  await page.getByRole('searchbox', { name: 'Name or namespace' }).focus()
  await page.keyboard.type('details')
  const shown = await graph.table.locator('tbody').getByRole('row').count()
  expect(shown).toBeGreaterThan(0)
  expect(shown).toBeLessThan(all)
  await expect(page.getByRole('status').filter({ hasText: `${shown} of ${all}` })).toBeVisible()
})

test('a column that nobody asked for is offered instead of shown empty', async ({ graph, page }) => {
  await graph.goto('namespaces=bookinfo&view=table&refresh=pause')
  await expect(graph.table.getByRole('columnheader', { name: 'Rate' })).toBeVisible()
  await expect(graph.table.getByRole('columnheader', { name: 'p95' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Response time', exact: true }).click()
  await expect(graph.table.getByRole('columnheader', { name: 'p95' })).toBeVisible()
  await expect.poll(async () => (await graph.edgeRow('productpage v1', 'reviews')).p95).toMatch(/ms$/)
})

test('pointer: Ctrl adds, Shift takes all in between, the button of a row and a right click open its menu', async ({
  graph,
  page,
}) => {
  await graph.goto('namespaces=bookinfo&view=table&refresh=pause')
  const rows = graph.table.locator('tbody').getByRole('row')
  const chosen = graph.table.getByRole('row', { selected: true })
  await rows.nth(1).click()
  await rows.nth(4).click({ modifiers: ['Shift'] })
  await expect(chosen).toHaveCount(4)
  await rows.nth(2).click({ modifiers: ['Control'] })
  await expect(chosen).toHaveCount(3)
  await rows.nth(6).hover()
  await rows
    .nth(6)
    .getByRole('button', { name: /^Actions for/ })
    .click()
  await expect(page.getByRole('menuitem', { name: 'Details' })).toBeVisible()
  await page.keyboard.press('Escape')
  await rows.nth(0).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Details' }).click()
  await expect(chosen).toHaveCount(1)
})

test('what is hidden from the drawing is in no row, and the CSV has the rows in their order', async ({
  graph,
  page,
}) => {
  await graph.open(`namespaces=bookinfo&refresh=pause&hide=${encodeURIComponent('name = details')}&sort=-rate`)
  const drawn = await graph.drawnIds('edge')
  await graph.showTable()
  const rows = await graph.rows()
  expect(rows).toHaveLength(drawn.length)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download CSV' }).click()
  const file = await saved
  expect(file.suggestedFilename()).toMatch(/^pharos-graph-bookinfo-\d{8}T\d{6}Z\.csv$/)
  const [header = '', ...lines] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n')
  expect(header).toContain('Requests (req/s)')
  expect(lines.map((line) => line.split(',')[0])).toEqual(rows.map((row) => row.From?.split('\n')[0]))
})

test('edges and nodes have nothing that axe objects to', async ({ graph, page }) => {
  await graph.goto('namespaces=bookinfo&view=table&refresh=pause&edgeLabels=rate,latency')
  await expect(graph.table).toBeVisible()
  await expectAccessible(page)
  await graph.showTable('Nodes')
  await expectAccessible(page)
})
