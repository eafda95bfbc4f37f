import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { expect, test } from '@playwright/test'
import { readFile, writeFile } from 'node:fs/promises'
import { expectAccessible } from '../support/axe'
import { type RunningProduct, startProduct } from '../support/start-product'

let mesh: DemoMesh

test.beforeAll(async () => {
  mesh = await createDemoMesh({ clock: 'manual', noise: false })
  mesh.clock.advance(120)
})

test.afterAll(() => mesh.close())

/** Pharos with the rights of one of the demo's users. */
async function startAs(user: string): Promise<RunningProduct> {
  const kubeconfig = `${mesh.kubeconfigPath}-${user}`
  const admin = await readFile(mesh.kubeconfigPath, 'utf8')
  await writeFile(kubeconfig, admin.replace(/current-context: \S+/, `current-context: ${user}`), { mode: 0o600 })
  return startProduct({ KUBECONFIG: kubeconfig, PHAROS_METRICS__STORES__0__URL: mesh.urls.prometheus })
}

test('who may not forward ports sees the proxies, without how far they are, and the role to ask for', async ({
  page,
}) => {
  const product = await startAs('viewer')
  await page.goto(`${product.url}mesh?tab=proxies&refresh=pause`)
  const proxies = page.getByRole('table', { name: 'Proxies' })
  await expect(proxies.getByRole('row', { name: /reviews-v2/ })).toContainText('Not known')
  await expect(proxies.getByRole('row', { name: /reviews-v2/ })).toContainText('1.31.1')
  await expect(page.getByText('pods/portforward').first()).toBeVisible()
  await expectAccessible(page)
  await product.stop()
})

test('who may not see istio-system is told so, and sees the rest', async ({ page }) => {
  const product = await startAs('editor')
  await page.goto(`${product.url}mesh?refresh=pause`)
  const notice = page.getByRole('status').filter({ hasText: 'You may not see what runs the mesh' })
  await expect(notice).toContainText('the namespace istio-system')
  await expect(notice).toContainText('kind: Role')
  await expect(page.getByRole('button', { name: 'Mesh: not known' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'Sources' }).click()
  await expect(page.getByRole('heading', { name: /Kubernetes/ }).first()).toBeVisible()
  await expect(page.getByText(mesh.urls.prometheus)).toHaveCount(0)
  await product.stop()
})
