import { ListPage } from '../pages/list-page'
import { expectAccessible } from '../support/axe'
import { expect, test as base } from '../support/test'

const test = base.extend<{ readonly list: ListPage }>({
  // Through `graph`, which watches what the browser says of errors.
  list: async ({ graph }, use) => use(new ListPage(graph.page)),
})

const ALL = 'namespaces=*&refresh=pause'
const ORDERS = './config/lab/virtualservices.networking.istio.io/orders?refresh=pause'

test('objects with findings stand first, say what it is, and lead to their page', async ({ list, page }) => {
  await list.goto('config', ALL)
  await expect(list.row('orders').first()).toContainText('Warning')
  expect((await list.names()).slice(0, 8)).toContain('orders')
  await list.filter.click()
  await page.keyboard.type('kind:virtualservices.networking.istio.io ')
  await expect(page).toHaveURL(/kind=virtualservices\.networking\.istio\.io/)
  // The completions lie over the rows.
  await page.keyboard.press('Escape')
  await expectAccessible(page)
  await list.row('orders').locator('a[aria-hidden]').click()
  await expect(page).toHaveURL(/\/config\/lab\/virtualservices\.networking\.istio\.io\/orders/)
  await expect(page.getByRole('list', { name: 'Findings' })).toContainText('spec.tcp[0].route[0].weight')
  await expectAccessible(page)
})

test('the list groups by service, and repeats what belongs to several', async ({ list, page }) => {
  await list.goto('config', ALL)
  await page.getByLabel('Group rows').selectOption('service')
  await expect(list.table.getByRole('rowheader', { name: /^bookinfo\/reviews, \d+ object/ })).toBeVisible()
  await expect(page).toHaveURL(/group=service/)
})

test('references lead from an object to what it points to, and back', async ({ page, list }) => {
  await page.goto('./config/bookinfo/VirtualService/bookinfo?tab=references&refresh=pause')
  await page.getByRole('table', { name: 'Points to' }).getByRole('link', { name: 'bookinfo/bookinfo-gateway' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'bookinfo-gateway' })).toBeVisible()
  await page.getByRole('tab', { name: 'References' }).click()
  await expect(page.getByRole('table', { name: 'Pointed at by' })).toContainText('bookinfo/bookinfo')
  await expectAccessible(list.page)
})

test('each tab of an object has its place in the address', async ({ page }) => {
  await page.goto(ORDERS)
  await page.getByRole('tab', { name: 'Status' }).click()
  await expect(page).toHaveURL(/tab=status/)
  await page.goBack()
  await expect(page.getByRole('tab', { name: 'YAML' })).toHaveAttribute('aria-selected', 'true')
})

test('what istiod wrote into the status stands beside what the checks say', async ({ page, list }) => {
  await list.goto('config', `${ALL}&kind=virtualservices.networking.istio.io`)
  await expect(list.row('orders').first()).toContainText('Not everywhere yet')
  await page.goto('./config/lab/Gateway/orphan-gateway?tab=status&refresh=pause')
  await expect(page.getByRole('table', { name: 'Found by its analysis' })).toContainText('IST0101')
  await expect(page.getByText('Istiod has not written whether the proxies have this object')).toBeVisible()
  await expectAccessible(page)
})
