import { makeCertificate } from '@/demo/kubernetes/certificate'
import type { Page } from '@playwright/test'
import { Shell } from '../pages/shell'
import { expectAccessible } from '../support/axe'
import { setAuthority } from '../support/set-authority'
import { expect, test } from '../support/test'

const PLANE = 'mesh/control-planes/istio-system/default'
const CERTIFICATES = 'mesh?tab=certificates&refresh=pause'
/** What the tab shows is kept for some seconds. */
const KEPT = { timeout: 30_000 }

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
  await page.goto(CERTIFICATES)
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

test('a root that ends in two days is warned of with its date, until another one has its place', async ({
  graph: { page },
  mesh,
}) => {
  test.setTimeout(120_000)
  // And a half: some seconds of it have passed when it is shown.
  await mesh.fault({ target: 'mesh', kind: 'cert-expiring', days: 2.5 })
  await page.goto(CERTIFICATES)
  // The root, and both dates of istiod.
  await expect.poll(() => told(page, /"expiry":"error"/g), KEPT).toBe(3)
  await new Shell(page).refreshNow.click()
  const alarms = page.getByRole('tabpanel', { name: 'Certificates' }).getByRole('alert')
  const root = alarms.filter({ hasText: 'The root certificate' })
  await expect(root).toContainText(/ends in 2 days, on .*\d{4}/)
  await expect(alarms.filter({ hasText: 'What istiod signs with' })).toContainText('ends in 2 days')
  const row = page.getByRole('table', { name: 'Root certificates' }).getByRole('row', { name: /2 days left/ })
  const day = await row.getByRole('time').last().innerText()
  await expect(root).toContainText(day.replace(/, \d{4}$/, ''))
  await expectAccessible(page)

  await mesh.clearFaults()
  await expect.poll(() => told(page, /"expiry":"error"|"differs"/g), KEPT).toBe(0)
  await new Shell(page).refreshNow.click()
  await expect(alarms).toHaveCount(0)
  await expect(row).toHaveCount(0)
})

test('a webhook by which the API server does not trust istiod is told', async ({ graph: { page }, mesh }) => {
  const { caPem } = await makeCertificate()
  await setAuthority(mesh.kubeconfig(), 'istio-sidecar-injector', caPem)
  await page.goto(CERTIFICATES)
  await expect.poll(() => told(page, /"trust":"differs"/g), KEPT).toBe(1)
  await new Shell(page).refreshNow.click()
  const alarm = page.getByRole('tabpanel', { name: 'Certificates' }).getByRole('alert')
  await expect(alarm).toContainText('does not trust istiod through the webhook')
  const webhooks = page.getByRole('table', { name: 'Webhooks of istiod' })
  await expect(webhooks.getByRole('row', { name: /has another root/ })).toContainText('istio-sidecar-injector')
  await page.goto(`${PLANE}?refresh=pause`)
  await expect(
    page.getByRole('table', { name: 'Webhooks' }).getByRole('row', { name: /has another root/ }),
  ).toHaveCount(1)
})

/** How often something stands in what the tab is told. */
async function told(page: Page, what: RegExp): Promise<number> {
  const answer = await page.request.get('./api/mesh/certificates')
  expect(answer.ok()).toBe(true)
  return [...(await answer.text()).matchAll(what)].length
}
