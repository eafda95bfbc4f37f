import { EditDialog } from '../pages/edit-dialog'
import { expectAccessible } from '../support/axe'
import { expect, test as base } from '../support/test'

const test = base.extend<{ readonly dialog: EditDialog }>({
  // Through `graph`, which watches what the browser says of errors.
  dialog: async ({ graph }, use) => use(new EditDialog(graph.page)),
})

const KIND = 'virtualservices.networking.istio.io'
const CHECK = 'virtual-service/single-destination-weight'

test('a check is found by a code of Kiali and explained', async ({ graph: { page } }) => {
  await page.goto('./checks')
  await page.getByRole('textbox', { name: /^Find by/ }).fill('KIA1104')
  await expect(page.getByRole('status').filter({ hasText: '1 check' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: CHECK }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(CHECK)
  for (const part of ['What it means', 'Example', 'What to do', 'The same elsewhere', 'Switching it off']) {
    await expect(page.getByRole('region', { name: part, exact: true })).toBeVisible()
  }
  await expectAccessible(page)
})

test('a finding leads to its check, and its fix changes the text and nothing else', async ({ dialog, page }) => {
  const place = { kind: KIND, namespace: 'lab', name: 'orders' }
  await page.goto(`./config/lab/${KIND}/orders?refresh=pause`)
  const before = await dialog.read(place)
  const finding = page
    .getByRole('region', { name: 'Findings' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: CHECK }) })
  await expect(finding.getByRole('link', { name: CHECK })).toHaveAttribute('href', new RegExp(`/checks/${CHECK}$`))
  const editor = page.getByRole('textbox', { name: /^YAML of VirtualService orders/ })
  await expect(editor).toContainText('weight: 50')
  await finding.getByRole('button', { name: /^Remove the weight/ }).click()
  await expect(editor).not.toContainText('weight: 50')
  await expect(finding.getByRole('status')).toContainText('Preview it')
  expect(await dialog.read(place)).toBe(before)
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(editor).toContainText('weight: 50')
  const problem = page
    .getByRole('region', { name: 'Problems' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: CHECK }) })
  await problem.getByRole('button', { name: /^Remove the weight/ }).click()
  await expect(editor).not.toContainText('weight: 50')
  await expect(problem, 'what is fixed is not said any more').toHaveCount(0)
})

test('the list of configuration leads to all checks, and each finding in it to its own', async ({
  graph: { page },
}) => {
  await page.goto(`./config?namespaces=lab&kind=${KIND}&refresh=pause`)
  await page
    .getByRole('row')
    .filter({ hasText: 'orders' })
    .getByRole('button', { name: /^Warning/ })
    .click()
  const findings = page.getByRole('dialog', { name: 'What the checks say of orders' })
  const check = findings.getByRole('link', { name: CHECK })
  await expect(check).toBeFocused()
  await expect(check).toHaveAttribute('href', new RegExp(`/checks/${CHECK}$`))
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(findings).toHaveCount(0)

  await page.getByRole('link', { name: 'All checks' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Checks')
  const entry = page.locator('#navigation').getByRole('link', { name: 'Istio config' })
  await expect(entry).toHaveAttribute('aria-current', 'page')
})
