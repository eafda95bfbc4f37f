import { FindBox } from '../pages/find-box'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/test'

test('the drawing with a selection and its panel', async ({ graph }) => {
  await graph.open('namespaces=bookinfo')
  const [id = ''] = (await graph.drawnIds('edge')).filter((edge) =>
    /productpage-v1>.*\/service\/reviews>http$/.test(edge),
  )
  await graph.click(id)
  await expect(graph.panel).toContainText('mTLS')
  await expectAccessible(graph.page)
})

test('the table', async ({ graph }) => {
  await graph.goto('namespaces=bookinfo&view=table')
  await expect(graph.table).toBeVisible()
  await expectAccessible(graph.page)
})

test('menus, pickers and the legend', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo')
  for (const menu of ['Type', 'Traffic', 'Labels', 'Show', 'Layout'] as const) {
    await graph.menu(menu)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
  }
  await graph.shell.namespaces.click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Legend' }).click()
  await expectAccessible(page)
})

test('the completion of find, before and while it waits', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo')
  const find = new FindBox(page, 'Find')
  await find.field.fill('app = ')
  await expect(find.options.first()).toBeVisible()
  await find.field.press('ArrowDown')
  await expectAccessible(page)
  await page.route(/\/api\/graph\?.*labels=true/, () => undefined)
  await find.field.fill('label:')
  await expect(page.getByText('Asking for Kubernetes labels…')).toBeVisible()
  await expectAccessible(page)
})

test('an error of find, its presets and its help', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo')
  const find = new FindBox(page, 'Find')
  await find.field.fill('nmae = details')
  await expect(page.getByRole('search').getByRole('alert')).toBeVisible()
  await expectAccessible(page)
  await find.presets.click()
  await expect(page.getByRole('menuitem', { name: 'Help with expressions' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: 'Help with expressions' }).click()
  await expect(page.getByRole('dialog', { name: 'Find and hide' })).toBeVisible()
  await expectAccessible(page)
})

test('a page without an answer', async ({ graph, mesh }) => {
  await mesh.fault({ target: 'prometheus', kind: 'down' })
  await graph.goto('namespaces=bookinfo')
  await expect(graph.page.getByRole('button', { name: 'Retry' })).toBeVisible({ timeout: 20_000 })
  await expectAccessible(graph.page)
})

test('the keyboard alone walks the graph and opens the panel', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo')
  await graph.canvas.focus()
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sel=/)
})
