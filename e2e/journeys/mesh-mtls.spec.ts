import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/test'

test('what is secured is what the locks of the graph say, and plain text leads to its edge', async ({
  graph,
  mesh,
}) => {
  const { page } = graph
  await mesh.usualTraffic()
  await page.goto('mesh?tab=mtls&by=workload&q=bookinfo&refresh=pause')
  const table = page.getByRole('table', { name: 'What came into workloads' })
  const details = table.getByRole('row', { name: /details-v1/ })
  await expect(details).toContainText(/8[67]\.\d%/)
  await expect(details).toContainText('PERMISSIVE')
  await expect(table.getByRole('row', { name: /reviews-v1/ })).toContainText('100%')

  const plain = page.getByRole('table', { name: 'Plain text' })
  await expectAccessible(page)
  await plain.getByRole('link', { name: 'unknown → bookinfo/details-v1' }).click()
  await expect(page).toHaveURL(/\/graph\?.*sel=/)
  await expect(page.getByRole('complementary')).toContainText('details')
})

test('rows are by namespace or workload, sorted and searched, and the address says so', async ({ graph: { page } }) => {
  await page.goto('mesh?tab=mtls&refresh=pause')
  const namespaces = page.getByRole('table', { name: 'What came into namespaces' })
  await expect(namespaces.getByRole('row', { name: /bookinfo/ })).toBeVisible()
  await namespaces.getByRole('button', { name: 'Requests secured' }).click()
  await expect(page).toHaveURL(/sort=-requests/)
  await page.getByText('Workloads', { exact: true }).and(page.locator('label span')).click()
  await page.getByRole('searchbox', { name: 'Find a namespace or workload' }).fill('nobody')
  await expect(page.getByText('No name contains “nobody”.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(page.getByRole('table', { name: 'What came into workloads' })).toContainText('productpage-v1')
  await page.getByRole('tab', { name: 'Sources' }).click()
  await expect(page).toHaveURL(/tab=sources/)
  await expect(page).not.toHaveURL(/sort=/)
})
