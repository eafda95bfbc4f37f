import { DetailsPage } from '../pages/details-page'
import { EditDialog } from '../pages/edit-dialog'
import { expectAccessible } from '../support/axe'
import { startProduct } from '../support/start-product'
import { expect, test as base } from '../support/test'

const CARD = 'Labels and annotations'

const test = base.extend<{ readonly details: DetailsPage; readonly dialog: EditDialog }>({
  // Through `graph`, which watches what the browser says of errors.
  details: async ({ graph }, use) => use(new DetailsPage(graph.page)),
  dialog: async ({ graph }, use) => use(new EditDialog(graph.page)),
})

test('a label of a workload is changed in its row, previewed in words, written, and taken back @real', async ({
  details,
  dialog,
  page,
}) => {
  await details.open('workloads/bookinfo/reviews-v2')
  const card = details.card(CARD)
  await card.getByRole('button', { name: 'Edit labels and annotations' }).click()
  await expect(card.getByRole('button', { name: 'Preview change' })).toBeDisabled()
  await card.getByRole('button', { name: 'Add label', exact: true }).click()
  await page.keyboard.type('example.com/Team one')
  await expect(card.getByText('A key is made of letters')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('example.com/team')
  await expect(card.getByText('A key is made of letters')).toHaveCount(0)
  await card.getByLabel('Labels: value of version').fill('v3')
  await card.getByRole('button', { name: 'Preview change' }).click()

  await expect(dialog.part('What happens')).toContainText('Label version of reviews-v2: v2 → v3')
  await expect(dialog.part('What happens')).toContainText('Label example.com/team of reviews-v2: none → ""')
  await expect(dialog.part('API server')).toContainText('Accepts the change')
  await expectAccessible(page)
  await dialog.button('Apply change').click()
  await expect(dialog.window).toHaveCount(0)
  await expect(card.getByText('version=v3')).toBeVisible()
  await expect(card.getByText('example.com/team=', { exact: true })).toBeVisible()

  await card.getByRole('button', { name: 'Undo' }).click()
  await expect(dialog.part('What happens')).toContainText('v3 → v2')
  await dialog.button('Apply change').click()
  await expect(card.getByText('example.com/team=', { exact: true })).toHaveCount(0)
})

test('labels of a namespace that place it in the mesh say what they do', async ({ details, dialog }) => {
  await details.open('namespaces/bookinfo')
  const card = details.card(CARD)
  await card.getByRole('button', { name: 'Edit labels and annotations' }).click()
  await expect(card.getByText('stays as it is: kubernetes.io/metadata.name')).toBeVisible()
  await card.getByLabel('Labels: value of istio-injection').fill('disabled')
  await card.getByRole('button', { name: 'Preview change' }).click()
  await expect(dialog.part('What happens')).toContainText(
    'Sidecar injection of bookinfo: on → off; pods lose it at their next restart',
  )
  await dialog.button('Cancel').click()
  await expect(card.getByLabel('Labels: value of istio-injection')).toHaveValue('disabled')
  await card.getByRole('button', { name: 'Cancel' }).click()
  await expect(card.getByText('istio-injection=enabled')).toBeVisible()
})

test('view only: labels are shown, and the button says why it does nothing', async ({ mesh, browser }) => {
  const product = await startProduct({ KUBECONFIG: mesh.kubeconfig(), PHAROS_ACCESS__VIEW_ONLY: 'true' })
  try {
    const page = await browser.newPage({ baseURL: product.url })
    await page.goto('./services/bookinfo/reviews')
    const button = page.getByRole('button', { name: 'Edit labels and annotations' })
    await button.hover()
    await expect(page.getByRole('tooltip')).toHaveText('View only: changes are switched off')
    await button.press('Enter')
    await expect(page.getByRole('form')).toHaveCount(0)
    await page.close()
  } finally {
    await product.stop()
  }
})
