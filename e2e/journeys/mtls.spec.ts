import { DetailsPage } from '../pages/details-page'
import { EditDialog } from '../pages/edit-dialog'
import { Palette } from '../pages/palette'
import { expectAccessible } from '../support/axe'
import { expect, test as base } from '../support/test'

const test = base.extend<{ readonly details: DetailsPage; readonly dialog: EditDialog; readonly palette: Palette }>({
  // Through `graph`, which watches what the browser says of errors.
  details: async ({ graph }, use) => use(new DetailsPage(graph.page)),
  palette: async ({ graph }, use) => use(new Palette(graph.page)),
  dialog: async ({ graph }, use) => use(new EditDialog(graph.page)),
})

test('STRICT for a namespace lists the callers without a proxy before anything is written @real', async ({
  details,
  dialog,
  page,
}) => {
  await details.open('namespaces/bookinfo')
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: 'Set mutual TLS' }).click()
  await page.getByRole('radio', { name: 'Strict' }).check()
  const failing = page.getByRole('group', { name: '1 caller would fail' })
  await expect(failing.getByRole('row', { name: /unknown → bookinfo\/details-v1/ })).toContainText('has no proxy')
  await expect(page).toHaveURL(/mode=STRICT/)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Preview change' }).click()
  await expect(dialog.part('Mutual TLS')).toContainText('unknown → bookinfo/details-v1')
  await expect(dialog.part('API server')).toContainText('Accepts the change')
  await dialog.button('Cancel').click()
})

test('a port of a workload is set from its service, by the labels that find it @real', async ({
  details,
  dialog,
  page,
}) => {
  await details.open('services/bookinfo/details/route/mtls')
  await page.getByRole('radio', { name: 'One port of a workload' }).check()
  await page.getByLabel('Workload', { exact: true }).selectOption('details-v1')
  await page.getByLabel('Port of the container').fill('9080')
  await page.getByRole('radio', { name: 'Strict' }).check()
  await expect(page.getByText('1 workload, port 9080: PERMISSIVE → STRICT')).toBeVisible()
  await page.getByRole('button', { name: 'Preview change' }).click()
  await expect(dialog.window.getByText('portLevelMtls')).toBeVisible()
  await dialog.button('Cancel').click()
})

/** Step 20 of the demo's walk: injection acts on pods that start, the ambient mesh on those that run. */
test('a caller without a proxy gets one by a label and a restart, and a lock on its edge', async ({
  details,
  dialog,
  graph,
  mesh,
  palette,
  page,
}) => {
  const callers = async () => {
    await mesh.advance(30)
    await graph.open('namespaces=legacy,bookinfo&type=workload&services=false&duration=15s&refresh=pause')
    const edges = (await graph.drawn()).filter(({ id }) => id.endsWith('workload/details-v1>http'))
    return edges.map(({ id, signs }) => `${id.split('>')[0]?.split('/').at(-1) ?? ''} ${signs.join(' ')}`.trim()).sort()
  }
  const before = await callers()
  expect(before).toEqual(['productpage-v1 lock-closed', 'unknown'])

  await details.open('namespaces/legacy')
  await palette.open()
  await page.keyboard.type('> enable sidecar injection')
  await expect(palette.chosen).toHaveText(/Enable sidecar injection: legacy/)
  await page.keyboard.press('Enter')
  await expect(dialog.part('What happens')).toContainText('pods get it at their next restart')
  await dialog.button('Apply change').click()
  await expect(dialog.window).toHaveCount(0)
  await expect(page.getByText(/batch-.*: as they started, not as the namespace says now/)).toBeVisible()
  expect(await callers()).toEqual(before)

  await details.open('workloads/legacy/batch')
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: /^Restart its pods/ }).click()
  await dialog.button('Apply change').click()
  await expect(dialog.window).toHaveCount(0)
  expect(await callers()).toEqual(['batch lock-closed', 'productpage-v1 lock-closed'])
  await details.open('workloads/legacy/batch')
  await expect(details.row('Pods', /^batch-/)).toContainText('2 of 2')
})

test('the menu of a node has the actions of its page, and a namespace joins the ambient mesh without a restart', async ({
  details,
  dialog,
  graph,
  mesh,
  palette,
  page,
}) => {
  await graph.open('namespaces=legacy&type=workload&services=false&duration=1m&refresh=pause')
  const node = (await graph.drawnIds('node')).find((id) => id.endsWith('workload/crm')) ?? ''
  const menu = await graph.openMenu(node)
  await menu.getByRole('menuitem', { name: 'Actions' }).click()
  await expect(page.getByRole('menuitem', { name: /^Follow the namespace in sidecar injection/ })).toContainText('It is so already') // prettier-ignore
  await page.getByRole('menuitem', { name: /^Restart its pods/ }).click()
  await expect(dialog.part('What happens')).toContainText('restartedAt')
  await dialog.button('Cancel').click()

  await details.open('namespaces/legacy')
  await palette.open()
  await page.keyboard.type('> add to the ambient mesh')
  await page.keyboard.press('Enter')
  await dialog.button('Apply change').click()
  await expect(dialog.window).toHaveCount(0)
  await mesh.advance(30)
  await graph.open('namespaces=legacy,bookinfo&type=workload&services=false&duration=15s&refresh=pause')
  const edges = (await graph.drawn()).filter(({ id }) => id.includes('workload/batch>') && id.endsWith('>tcp'))
  expect(edges.map(({ signs }) => signs)).toContainEqual(['lock-closed'])
})

test('what is not there gets a notice instead of a form', async ({ details, page }) => {
  await details.open('namespaces/nowhere/mtls')
  await expect(page.getByRole('heading', { name: 'There is no namespace nowhere' })).toBeVisible()
  await expect(page.getByRole('radio')).toHaveCount(0)
  await details.open('services/bookinfo/nobody/route/mtls')
  await expect(page.getByRole('heading', { name: 'There is no service nobody in bookinfo' })).toBeVisible()
  await expect(page).toHaveTitle(/^nobody · Mutual TLS/)
})

test('actions say what they do to pods that run, and what excludes them @real', async ({ details, dialog, page }) => {
  await details.open('namespaces/legacy')
  await page.getByRole('button', { name: 'Actions' }).click()
  await expect(page.getByRole('menuitem', { name: /^Remove from the ambient mesh/ })).toContainText('It is so already')
  await page.getByRole('menuitem', { name: /^Enable sidecar injection/ }).click()
  await expect(dialog.part('What happens')).toContainText('pods get it at their next restart')
  await dialog.button('Cancel').click()

  await details.open('workloads/legacy/batch')
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: /^Restart its pods/ }).click()
  await expect(dialog.part('What happens')).toContainText('restartedAt')
  await dialog.button('Cancel').click()
})
