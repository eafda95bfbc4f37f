import { EditDialog } from '../pages/edit-dialog'
import { expectAccessible } from '../support/axe'
import { setWeights } from '../support/routing'
import { startProduct } from '../support/start-product'
import { expect, test as base } from '../support/test'

const test = base.extend<{ readonly dialog: EditDialog }>({
  // Through `graph`, which watches what the browser says of errors.
  dialog: async ({ graph }, use) => {
    await graph.page.goto('./changes')
    await use(new EditDialog(graph.page))
  },
})

const MYAPP = { kind: 'virtualservices.networking.istio.io', namespace: 'myapp', name: 'myapp' } as const
const toZero = (text: string): string => text.replace('weight: 50', 'weight: 0').replace('weight: 50', 'weight: 100')

test('a weight of 0 is read back as 0, recorded in words, and taken back @real', async ({ dialog, page }) => {
  await dialog.change(MYAPP, toZero)
  expect(await dialog.read(MYAPP)).toContain('weight: 0\n')

  await dialog.openNewest()
  await expect(page.getByRole('group', { name: 'What happens' })).toContainText('50 % → 0 %')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(dialog.part('What happens')).toContainText('0 % → 50 %')
  await expect(dialog.part('API server')).toContainText('Accepts the change')
  await expectAccessible(page)
  expect(await dialog.read(MYAPP), 'before the confirmation').toContain('weight: 0\n')

  await dialog.button('Apply change').click()
  await expect(dialog.window).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: '0 % → 50 %' })).toBeVisible()
  expect(await dialog.read(MYAPP)).not.toContain('weight: 0\n')
  await page.goto('./changes')
  await expect(page.getByRole('table')).toContainText('Undone')
})

test('the graph tells of a change in what it shows, and takes it back', async ({ dialog, page }) => {
  const before = await dialog.read(MYAPP)
  await dialog.change(MYAPP, toZero)
  await page.goto('./graph?namespaces=bookinfo&refresh=pause')
  await page.locator('main[data-ready]').waitFor()
  const band = page.getByRole('status').filter({ hasText: '50 % → 0 %' })
  await expect(band).toHaveCount(0)

  await page.goto('./graph?namespaces=myapp&refresh=pause')
  await expect(band.getByRole('link', { name: 'VirtualService myapp' })).toBeVisible()
  await expectAccessible(page)
  await band.getByRole('button', { name: 'Undo' }).click()
  await expect(dialog.part('What happens')).toContainText('0 % → 50 %')
  await dialog.button('Apply change').click()
  await expect(dialog.window).toHaveCount(0)
  await expect.poll(() => dialog.read(MYAPP)).toContain('weight: 50\n')
  expect((await dialog.read(MYAPP)).match(/weight: \d+/g)).toEqual(before.match(/weight: \d+/g))
})

test('what somebody else changed since is chosen field by field @real', async ({ dialog, mesh, page }) => {
  await dialog.change(MYAPP, toZero)
  await setWeights(mesh.kubeconfig(), 'myapp', 'myapp', [70, 30])
  await dialog.openNewest()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(dialog.window).toContainText('Somebody changed the same fields')
  await expect(dialog.button('Preview the merged change')).toBeDisabled()
  await expectAccessible(page)
  for (const mine of await dialog.window.getByRole('radio', { name: /^Mine/ }).all()) await mine.check()
  await dialog.button('Preview the merged change').click()
  await expect(dialog.part('What happens')).toContainText('70 % → 50 %')
  await dialog.button('Apply change').click()
  await expect(dialog.window).toHaveCount(0)
  expect(await dialog.read(MYAPP)).toContain('weight: 50\n')
})

test('what the API server refuses is told with its field, and is recorded @real', async ({ dialog, page }) => {
  const before = await dialog.read(MYAPP)
  const after = before.replace(/( *)- route:/, '$1- timeout: 0s\n$1  route:')
  const { body } = await dialog.post('./api/edits/plan', { action: 'update', ...MYAPP, before, after })
  expect(body).toMatchObject({ state: 'refused', refusal: { causes: [{ path: 'spec.http[0].timeout' }] } })
  await dialog.openNewest()
  await expect(page.getByRole('alert').filter({ hasText: 'spec.http[0].timeout' })).toContainText('Nothing was written')
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
})

test('view only: the API refuses plan, apply and undo', async ({ mesh, request }) => {
  const product = await startProduct({ KUBECONFIG: mesh.kubeconfig(), PHAROS_ACCESS__VIEW_ONLY: 'true' })
  try {
    const headers = { origin: new URL(product.url).origin }
    const bodies = {
      plan: { action: 'delete', ...MYAPP },
      'some-change/undo': {},
    }
    for (const [path, data] of Object.entries(bodies)) {
      const answer = await request.post(`${product.url}api/edits/${path}`, { data, headers })
      expect([path, answer.status()]).toEqual([path, 403])
      expect(await answer.json()).toMatchObject({ error: { code: 'read_only' } })
    }
  } finally {
    await product.stop()
  }
})
