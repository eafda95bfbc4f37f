import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { Shell } from '../pages/shell'
import { expectAccessible } from '../support/axe'
import { type RunningProduct, startProduct } from '../support/start-product'

const WELL = 'Mesh: all components are well'
const GONE = 'There is no istiod in istio-system.'
/** Sources are asked for their state now and then only, and the lamp follows them. */
const ASKED = { timeout: 45_000 }

let mesh: DemoMesh
let product: RunningProduct

test.beforeAll(async () => {
  mesh = await createDemoMesh({ clock: 'manual', noise: false })
  mesh.clock.advance(120)
  product = await startProduct(
    {
      KUBECONFIG: mesh.kubeconfigPath,
      PHAROS_METRICS__STORES__0__URL: mesh.urls.prometheus,
      PHAROS_METRICS__STORES__0__WORKLOAD: 'istio-system/prometheus',
      PHAROS_TRACING__STORES__0__URL: mesh.urls.jaeger,
      PHAROS_TRACING__STORES__0__WORKLOAD: 'istio-system/jaeger',
    },
    { until: 'readyz' },
  )
})

test.afterAll(async () => {
  await product.stop()
  await mesh.close()
})

test('the lamp tells of the trace store and of the metric store, and turns green by itself', async ({ page }) => {
  test.setTimeout(180_000)
  const lamp = await openPage(page, 'overview')
  await expect(lamp).toHaveAccessibleName(WELL, ASKED)

  mesh.faults.add({ target: 'jaeger', kind: 'down' })
  await expect(lamp).toHaveAccessibleName('Mesh: 1 add-on is not well', ASKED)
  mesh.faults.add({ target: 'prometheus', kind: 'down' })
  await expect(lamp).toHaveAccessibleName('Mesh: 1 core component is not well', ASKED)
  await lamp.press('Enter')
  const panel = page.getByRole('dialog', { name: /^Mesh: / })
  await expect(panel.getByRole('link', { name: 'Prometheus' })).toBeVisible()
  await expect(panel.getByText(/^Prometheus "default" /)).toBeVisible()
  await expect(panel.getByRole('link', { name: 'Jaeger' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(lamp).toBeFocused()

  mesh.faults.clear()
  await expect(lamp).toHaveAccessibleName(WELL, ASKED)
})

test('a store tells what it runs as, and one that is silent what its workload does', async ({ page }) => {
  test.setTimeout(120_000)
  await openPage(page, 'mesh?view=table&sel=source:prometheus')
  const panel = page.getByRole('complementary', { name: 'Details' })
  await expect(panel.getByRole('heading', { name: 'Prometheus' })).toBeVisible()
  for (const told of ['3.11.3', 'prom/prometheus:v3.11.3', '1 of 1', 'istio-system']) {
    await expect(panel.getByText(told, { exact: true })).toBeVisible()
  }
  await expect(panel.getByRole('link', { name: 'Open the workload' })).toHaveAttribute(
    'href',
    /\/workloads\/istio-system\/prometheus/,
  )
  await expectAccessible(page)

  mesh.faults.add({ target: 'mesh', kind: 'crash', workload: 'istio-system/jaeger' })
  mesh.faults.add({ target: 'jaeger', kind: 'down' })
  mesh.clock.advance(20)
  const lamp = await openPage(page, 'mesh?view=table&sel=source:traces')
  await expect(lamp).toHaveAccessibleName('Mesh: 1 add-on is not well', ASKED)
  await expect(page.getByRole('table').getByRole('button', { name: /jaeger/i })).toHaveCount(1)
  await expect(panel.getByText('0 of 1 replica of jaeger available.')).toBeVisible(ASKED)
  await expect(panel.getByRole('listitem').filter({ hasText: /^Jaeger "default" / })).toBeVisible(ASKED)
  await expect(panel.getByText('jaegertracing/jaeger:2.17.0')).toBeVisible()

  mesh.faults.clear()
  mesh.clock.advance(20)
  await expect(lamp).toHaveAccessibleName(WELL, ASKED)
})

test('without istiod the lamp is red and says why, and its panel leads to the page of the mesh', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const lamp = await openPage(page, 'overview')
  await expect(lamp).toHaveAccessibleName(WELL, ASKED)
  await expect(lamp).toBeInViewport({ ratio: 1 })
  const before = await lamp.boundingBox()

  mesh.store.delete('deployments.apps', 'istio-system', 'istiod')
  await expect.poll(async () => (await page.request.get(`${product.url}api/mesh?parts=lamp`)).text()).toContain(GONE)
  await new Shell(page).refreshNow.click()
  await expect(lamp).toHaveAccessibleName('Mesh: 1 core component is not well')
  expect(await lamp.boundingBox()).toEqual(before)
  await lamp.press('Enter')
  const panel = page.getByRole('dialog', { name: /^Mesh: / })
  await expect(panel.getByText(GONE)).toBeVisible()
  await panel.getByRole('link', { name: 'What runs the mesh' }).click()
  await expect(page).toHaveURL(/\/mesh\b/)
  await expect(page.getByRole('heading', { name: 'Mesh', level: 1 })).toBeVisible()
})

async function openPage(page: Page, path: string): Promise<Locator> {
  await page.goto(`${product.url}${path}`)
  return page.getByRole('banner').getByRole('button', { name: /^Mesh: / })
}
