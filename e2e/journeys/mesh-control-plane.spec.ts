import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/test'

const PLANE = 'mesh/control-planes/istio-system/default'

test('a control plane tells what it was told, and what of it is not as usual', async ({ graph: { page } }) => {
  await page.goto('overview?refresh=pause')
  await page.getByRole('link', { name: 'revision default' }).click()
  await expect(page).toHaveURL(/\/mesh\/control-planes\/istio-system\/default/)
  const facts = page.getByRole('region', { name: 'Control plane', exact: true })
  await expect(facts).toContainText('1 of 1 available')
  await expect(facts).toContainText('cluster.local')
  const differences = page.getByRole('table', { name: 'What differs from the defaults' })
  await expect(differences.getByRole('row', { name: /accessLogFile/ })).toContainText('/dev/stdout')
  const served = page.getByRole('table', { name: 'Definitions' }).getByRole('row', { name: /virtualservices/ })
  await expect(served).toContainText('served')
  await expectAccessible(page)

  await page.getByRole('tab', { name: 'Mesh configuration' }).click()
  await expect(page.getByRole('textbox', { name: 'Effective mesh configuration' })).toContainText('connectTimeout: 10s')
  await page.getByRole('tab', { name: 'Charts' }).click()
  await expect(page).toHaveURL(/tab=charts/)
  await expect(page.getByRole('region', { name: 'Pushes', exact: true })).toBeVisible()
})

test('certificates are told with the webhooks, on a narrow screen too', async ({ graph: { page } }) => {
  await page.goto('mesh?tab=certificates&refresh=pause')
  await expect(page.getByRole('region', { name: 'Root certificates' })).toBeVisible()
  const webhooks = page.getByRole('table', { name: 'Webhooks of istiod' })
  await expect(webhooks.getByRole('row', { name: /rev\.validation\.istio\.io/ })).toContainText('validation')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(webhooks).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('a control plane that is not there says so', async ({ graph: { page } }) => {
  await page.goto(PLANE.replace('default', 'canary'))
  await expect(page.getByText('There is no such control plane')).toBeVisible()
})
