import { readFile } from 'node:fs/promises'
import { ListPage } from '../pages/list-page'
import { expectAccessible } from '../support/axe'
import { expect, test as base } from '../support/test'
import { z } from 'zod'

const test = base.extend<{ readonly list: ListPage }>({
  // Through `graph`, which watches what the browser says of errors.
  list: async ({ graph }, use) => use(new ListPage(graph.page)),
})

const graphAnswer = z.object({
  nodes: z.array(
    z.object({ id: z.string(), kind: z.string(), in: z.array(z.object({ unit: z.string(), rate: z.number() })) }),
  ),
})
const listAnswer = z.object({
  to: z.string(),
  rows: z.array(z.object({ id: z.string(), traffic: z.object({ requestRate: z.number().nullable() }).nullable() })),
})

const ALL = 'namespaces=*&refresh=pause'

test('what fails stands first, says why, and leads to its page as a whole row', async ({ list, page }) => {
  await list.goto('workloads', ALL)
  await expect(list.row('payments-v2')).toContainText('Failure')
  const names = await list.names()
  expect(names.indexOf('payments-v2')).toBeLessThan(names.indexOf('details-v1'))

  await list.row('payments-v2').getByRole('button', { name: 'Failure' }).click()
  await expect(page.getByText(/of \d+ inbound requests failed \(gRPC 13\) in 5m; failure from 10 %/)).toBeVisible()
  await expect(page.getByText('1 of 1 replica of payments-v2 available')).toBeVisible()
  await page.keyboard.press('Escape')

  await list.row('payments-v2').locator('a[aria-hidden]').click()
  await expect(page).toHaveURL(/\/workloads\/shop\/payments-v2\?/)
  await page.goBack()
  await expect(list.row('payments-v2')).toBeVisible()
})

test('rows are narrowed by words and filters, which the address keeps', async ({ list, page }) => {
  await list.goto('workloads', ALL)
  await expect(list.count).toHaveText(/^(\d+) of \1$/)
  await list.filter.click()
  await page.keyboard.type('v1 health:deg')
  await expect(page.getByRole('option', { name: /health:degraded/ })).toBeVisible()
  await page.keyboard.type('raded ')
  await expect(page.getByRole('button', { name: 'Remove health:degraded' })).toBeVisible()
  await expect(page).toHaveURL(/q=v1/)
  await expect(page).toHaveURL(/health=degraded/)
  await expect(list.row('shipping-v1')).toBeVisible()
  await expect(list.row('payments-v2')).toHaveCount(0)

  await page.reload()
  await expect(list.row('shipping-v1')).toBeVisible()
  await page.getByRole('button', { name: 'Remove health:degraded' }).click()
  await expect(list.row('details-v1')).toBeVisible()
})

test('a label filters by a click; what is hidden says so, and how to be rid of it', async ({ list, page }) => {
  await list.goto('workloads', 'namespaces=bookinfo&refresh=pause')
  await list.row('reviews-v1').getByRole('button', { name: 'Filter by app=reviews' }).click()
  await expect(list.count).toHaveText(/^3 of /)
  await list.filter.click()
  await page.keyboard.type('nothing-is-called-so')
  await expect(page.getByText(/rows are hidden/)).toBeVisible()
  await page.getByRole('button', { name: 'Clear all filters' }).click()
  await expect(list.row('details-v1')).toBeVisible()
})

test('rows and columns are arranged and taken along', async ({ list, page }) => {
  await list.goto('services', ALL)
  await list.table.getByRole('button', { name: 'Requests/s' }).click()
  await expect(page).toHaveURL(/sort=-rate/)
  await expect(list.table.getByRole('columnheader', { name: 'Requests/s' })).toHaveAttribute('aria-sort', 'descending')

  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Labels' }).uncheck()
  await page.getByRole('button', { name: 'Move Health later' }).click()
  await page.keyboard.press('Escape')
  await expect(list.table.getByRole('columnheader').first()).toHaveText('Name')
  await expect(list.table.getByRole('columnheader', { name: 'Labels' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV of these columns' }).click(),
  ])
  const [head = '', first = ''] = (await readFile(await file.path(), 'utf8')).slice(1).split('\r\n')
  expect(head).toMatch(/^Name,Health,Namespace,.*Requests \(req\/s\)/)
  expect(first.split(',')[0]).toBe((await list.names())[0])
})

test('the keyboard alone walks the rows, opens a menu and follows a row', async ({ list, page }) => {
  await list.goto('applications', 'namespaces=bookinfo&refresh=pause')
  await expect(list.row('reviews')).toBeVisible()
  await list.table.locator('[data-row]').first().focus()
  await page.keyboard.press('End')
  await expect(list.table.locator('[data-row]').last()).toBeFocused()
  await page.keyboard.press('Home')
  await expect(list.table.locator('[data-row]').first()).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('menuitem', { name: 'Details' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(list.table.locator('[data-row]').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/applications\/bookinfo\//)
})

test('the numbers are those of the graph', async ({ list, page }) => {
  await list.goto('workloads', 'namespaces=bookinfo&refresh=pause')
  await expect(list.row('reviews-v2')).toBeVisible()
  const query = 'namespaces=bookinfo&duration=300s'
  const { rows, to } = listAnswer.parse(await (await page.request.get(`./api/workloads?${query}`)).json())
  const graph = await page.request.get(`./api/graph?${query}&type=workload&at=${Date.parse(to) / 1000}`)
  const { nodes } = graphAnswer.parse(await graph.json())
  const fromList = new Map(rows.map(({ id, traffic }) => [id, traffic?.requestRate ?? null]))
  const compared = nodes.filter(({ id, kind }) => kind === 'workload' && fromList.has(id))
  expect(compared.length).toBeGreaterThan(3)
  for (const node of compared) {
    const [http] = node.in.filter(({ unit }) => unit === 'req/s')
    expect(fromList.get(node.id), node.id).toBe(http?.rate ?? null)
  }
})

test('while the metric store is down the rows stay, and the page says what it does not know', async ({
  list,
  mesh,
}) => {
  // A window that nobody has asked for: answers are kept for ten seconds.
  const window = 'namespaces=bookinfo&refresh=pause&duration=2m'
  await mesh.fault({ target: 'prometheus', kind: 'status', status: 500 })
  await list.goto('workloads', window)
  await expect(list.row('reviews-v2')).toContainText('Deployment')
  await expect(list.shell.message(/Traffic and the health of requests are not known/)).toBeVisible({ timeout: 20_000 })
  await list.goto('services', window)
  await expect(list.row('reviews')).toContainText('Not known', { timeout: 20_000 })
})

test('while the API server is down the rows that were known stay', async ({ list, mesh }) => {
  await list.goto('workloads', 'namespaces=bookinfo&refresh=pause')
  await expect(list.row('reviews-v2')).toContainText('Healthy')
  await mesh.fault({ target: 'kubernetes', kind: 'down' })
  await expect(list.shell.source('Kubernetes')).toContainText('stale', { timeout: 40_000 })
  await list.goto('workloads', 'namespaces=bookinfo&refresh=pause')
  await expect(list.row('reviews-v2')).toContainText('Healthy')
})

for (const name of ['namespaces', 'applications', 'services', 'workloads'] as const) {
  test(`the list of ${name} is accessible`, async ({ list, page }) => {
    await list.goto(name, name === 'namespaces' ? '' : ALL)
    await expect(list.count).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Main' }).locator('[aria-current=page]')).toHaveText(
      new RegExp(name, 'i'),
    )
    await expectAccessible(page)
  })
}

test('a narrow page scrolls its rows, not itself', async ({ list, page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await list.goto('workloads', ALL)
  await expect(list.row('payments-v2')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
