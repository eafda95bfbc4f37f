import { EditDialog } from '../pages/edit-dialog'
import { expectAccessible } from '../support/axe'
import { expect, test as base } from '../support/test'

const test = base.extend<{ readonly dialog: EditDialog }>({
  // Through `graph`, which watches what the browser says of errors.
  dialog: async ({ graph }, use) => use(new EditDialog(graph.page)),
})

const KIND = 'virtualservices.networking.istio.io'
const MYAPP = { kind: KIND, namespace: 'myapp', name: 'myapp' }

test('a weight is set to 0 in the editor, previewed, applied, and read back as 0 @real', async ({ dialog, page }) => {
  await page.goto(`./config/myapp/${KIND}/myapp?refresh=pause`)
  const editor = page.getByRole('textbox', { name: /^YAML of VirtualService myapp/ })
  await expect(editor).toContainText('weight: 50')
  const text = await dialog.read(MYAPP)
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text.replace('weight: 50', 'weight: 0').replace('weight: 50', 'weight: 100'))
  await page.keyboard.press('ControlOrMeta+s')
  await expect(dialog.part('What happens')).toContainText('50 % → 0 %')
  expect(await dialog.read(MYAPP), 'before the confirmation').toBe(text)
  await dialog.button('Apply change').click()
  await expect(dialog.window).toHaveCount(0)
  expect(await dialog.read(MYAPP)).toContain('weight: 0\n')
  await page.reload()
  await expect(editor).toContainText('weight: 0')
})

test('what is wrong with a text stands at its line while it is typed', async ({ dialog, page }) => {
  await page.goto(`./config/myapp/${KIND}/myapp?refresh=pause`)
  const editor = page.getByRole('textbox', { name: /^YAML of VirtualService myapp/ })
  await expect(editor).toContainText('weight: 50')
  const text = await dialog.read(MYAPP)
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text.replace('weight: 50', 'weight: many'))
  const line = text.split('\n').findIndex((one) => one.includes('weight: 50')) + 1
  await expect(page.getByRole('region', { name: 'Problems' })).toContainText(`Line ${line}`)
  await page.reload()
  await expect(editor, 'the draft is still there').toContainText('weight: many')
})

test('a form and its YAML are in step, and make an object @real', async ({ dialog, page }) => {
  await page.goto('./config/new/peerauthentications.security.istio.io')
  const form = page.getByRole('form', { name: 'Form of PeerAuthentication' })
  const editor = page.getByRole('textbox', { name: /^YAML of/ })
  await form.getByRole('group', { name: 'mTLS' }).getByRole('combobox', { name: 'Mode' }).selectOption('DISABLE')
  await expect(editor).toContainText('mode: DISABLE')
  await expectAccessible(page)
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(
    'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\n  name: from-form\n  namespace: lab\nspec:\n  mtls:\n    mode: STRICT\n',
  )
  await expect(form.getByRole('combobox', { name: 'Mode' }).first()).toHaveValue('STRICT')
  await page.getByRole('button', { name: 'Preview creation' }).click()
  await expect(dialog.part('What happens')).toContainText('PeerAuthentication from-form is created')
  await dialog.button('Create').click()
  await expect(dialog.window).toHaveCount(0)
  await page.goto('./config/lab/peerauthentications.security.istio.io/from-form?tab=form&refresh=pause')
  await expect(form.getByRole('combobox', { name: 'Mode' }).first()).toHaveValue('STRICT')
  await expect(page.getByRole('tab', { name: 'Form' })).toHaveAttribute('aria-selected', 'true')
})

test('several objects are made together, in the order in which they need each other, and undone together @real', async ({
  dialog,
  page,
}) => {
  const head = (kind: string) =>
    `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata:\n  name: together\n  namespace: lab\nspec:\n`
  const route = `${head('VirtualService')}  hosts: [together.example.com]\n  http:\n  - route:\n    - destination:\n        host: together.example.com\n`
  const entry = `${head('ServiceEntry')}  hosts: [together.example.com]\n  ports:\n  - number: 80\n    name: http\n    protocol: HTTP\n  resolution: DNS\n`
  await page.goto(`./config/new/${KIND}`)
  const editor = page.getByRole('textbox', { name: /^YAML of a new VirtualService/ })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(`${route}---\n${entry.replace('  name: together\n', '')}`)
  await page.getByRole('button', { name: 'Preview creation' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Document 2' })).toContainText('metadata.name')
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(`${route}---\n${entry}`)
  await page.getByRole('button', { name: 'Preview creation' }).click()
  await expect(dialog.part('1. ServiceEntry lab/together')).toContainText('is created')
  await expect(dialog.part('2. VirtualService lab/together')).toContainText('made without ServiceEntry lab/together')
  await expectAccessible(page)
  await dialog.button('Apply 2 changes').click()
  await expect(dialog.window).toHaveCount(0)
  expect(await dialog.read({ kind: KIND, namespace: 'lab', name: 'together' })).toContain('together.example.com')

  await dialog.openNewest()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('and 1 more')
  await expect(page.getByRole('list', { name: 'What became of each object' }).getByRole('listitem')).toHaveText([
    /^Applied\s*ServiceEntry/,
    /^Applied\s*VirtualService/,
  ])
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(dialog.part('1. VirtualService lab/together')).toBeVisible()
  await dialog.button('Apply 2 changes').click()
  await expect(dialog.window).toHaveCount(0)
  await page.goto('./changes')
  await expect(page.getByRole('table')).toContainText('Undone')
})
