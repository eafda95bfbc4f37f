import { EditDialog } from '../pages/edit-dialog'
import { expectAccessible } from '../support/axe'
import { setWeights } from '../support/routing'
import { expect, test as base } from '../support/test'

const test = base.extend<{ readonly dialog: EditDialog }>({
  // Through `graph`, which watches what the browser says of errors.
  dialog: async ({ graph }, use) => {
    await graph.page.goto('./changes')
    await use(new EditDialog(graph.page))
  },
})

const KIND = 'virtualservices.networking.istio.io'
const MYAPP = { kind: KIND, namespace: 'myapp', name: 'myapp' } as const
const PAGE = `./config/myapp/${KIND}/myapp?refresh=pause`
const toZero = (text: string): string => text.replace('weight: 50', 'weight: 0').replace('weight: 50', 'weight: 100')

test('before something is deleted, it is told who points to it and what would break', async ({ dialog, page }) => {
  await page.goto('./config/myapp/destinationrules.networking.istio.io/myapp?refresh=pause')
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(dialog.part('What points to it').getByRole('link', { name: 'myapp/myapp' })).toBeVisible()
  await expect(dialog.part('Checks')).toContainText('New: Error')
  await expectAccessible(page)
})

test('what others changed meanwhile is merged into the text; for the same field a value of one’s own is typed @real', async ({
  dialog,
  mesh,
  page,
}) => {
  await page.goto(PAGE)
  const editor = page.getByRole('textbox', { name: /^YAML of VirtualService myapp/ })
  await expect(editor).toContainText('weight: 50')
  const text = await dialog.read(MYAPP)
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text.replace(/^spec:/m, 'spec:\n  exportTo: ["."] # kept'))
  await setWeights(mesh.kubeconfig(), 'myapp', 'myapp', [70, 30])
  await page.getByRole('button', { name: 'Reload', exact: true }).click()
  const band = page.getByRole('status').filter({ hasText: /^Changed by / })
  await expect(band).toContainText('spec.http')
  await expectAccessible(page)
  await band.getByRole('button', { name: 'Merge now' }).click()
  await expect(editor).toContainText('weight: 70')
  await expect(editor).toContainText('# kept')
  await expect(band).toHaveCount(0)

  await page.keyboard.press('Escape')
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  const merged = await dialog.read(MYAPP)
  await page.keyboard.insertText(merged.replace('weight: 70', 'weight: 60').replace('weight: 30', 'weight: 40'))
  await setWeights(mesh.kubeconfig(), 'myapp', 'myapp', [80, 20])
  await page.getByRole('button', { name: 'Reload', exact: true }).click()
  await band.getByRole('button', { name: 'Choose' }).click()
  await expect(dialog.window).toContainText('Somebody changed the same fields')
  for (const mine of await dialog.window.getByRole('radio', { name: /^Mine/ }).all()) await mine.check()
  await dialog.window.getByRole('radio', { name: 'Another value' }).first().check()
  await expectAccessible(page)
  await dialog.window.getByRole('textbox', { name: /, as YAML$/ }).fill('[')
  await expect(dialog.button('Preview the merged change')).toBeDisabled()
})

test('after a change its services are looked after, and who writes the old value back is told', async ({
  dialog,
  mesh,
  page,
}) => {
  await dialog.change(MYAPP, toZero)
  await page.goto(PAGE)
  const services = page.getByRole('list', { name: 'Since the change' })
  await expect(services).toContainText('myapp')
  await expect(page.getByText('The first numbers come a minute after the change.')).toBeVisible()
  await expectAccessible(page)
  await mesh.advance(120)
  await setWeights(mesh.kubeconfig(), 'myapp', 'myapp', [50, 50])
  await expect(page.getByText(/Reverted by .+ at /)).toBeVisible({ timeout: 30_000 })
  await expect(services).toContainText(/Requests: .+ → \d/, { timeout: 30_000 })

  await page.getByRole('tab', { name: 'Changes' }).click()
  const records = page.getByRole('table', { name: 'Changes made through Pharos' })
  await expect(records).toContainText('Reverted by')
  await expectAccessible(page)
  await dialog.openNewest()
  await expect(page.getByText(/Reverted by .+ at /).first()).toBeVisible()
  await expect(page.getByRole('group', { name: 'Effect on myapp' })).toBeVisible()
  await expectAccessible(page)
})

test('changes are narrowed by what became of them, in the address', async ({ dialog, page }) => {
  const before = await dialog.read(MYAPP)
  const after = before.replace(/( *)- route:/, '$1- timeout: 0s\n$1  route:')
  await dialog.post('./api/edits/plan', { action: 'update', ...MYAPP, before, after })
  await dialog.change(MYAPP, toZero)
  await page.goto('./changes')
  await page.getByLabel('Result', { exact: true }).selectOption('Refused')
  await expect(page).toHaveURL(/result=refused/)
  await expect(page.getByRole('table').getByText('Applied')).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('table').getByText('Refused').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page.getByRole('table').getByText('Applied').first()).toBeVisible()
})

test('an object is duplicated without its name, and a file is tried at the API server @real', async ({
  dialog,
  page,
}) => {
  await page.goto(PAGE)
  await page.getByRole('button', { name: 'Duplicate' }).click()
  const editor = page.getByRole('textbox', { name: /^YAML of a new VirtualService/ })
  await expect(editor).toContainText('name: ""')
  await expect(editor).not.toContainText('resourceVersion')

  const text = await dialog.read(MYAPP)
  await page.goto('./config/check')
  await page
    .getByLabel('YAML of one or several objects')
    .fill(`${text}---\n${text.replaceAll('weight: 50', 'weight: many')}`)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  const said = page.getByRole('list', { name: 'API server' }).getByRole('listitem')
  await expect(said).toHaveText([/^Accepted/, /^Refused.*weight/])
  await expectAccessible(page)
})
