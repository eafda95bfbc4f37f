import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { expect, test } from '@playwright/test'
import { GraphPage } from '../pages/graph-page'
import { type RunningProduct, startProduct } from '../support/start-product'

let mesh: DemoMesh
let product: RunningProduct

test.beforeAll(async () => {
  mesh = await createDemoMesh({ world: 'bookinfo', clock: 'manual', noise: false, nativeHistograms: true })
  product = await startProduct(
    { KUBECONFIG: mesh.kubeconfigPath, PHAROS_METRICS__STORES__0__URL: mesh.urls.prometheus },
    { until: 'readyz' },
  )
})

test.afterAll(async () => {
  await product.stop()
  await mesh.close()
})

test('a store with native histograms alone gives response times, on edges and in charts', async ({ page }) => {
  const graph = new GraphPage(page)
  await page.goto(`${product.url}graph?namespaces=bookinfo&edgeLabels=rate,latency&type=workload&services=false`)
  await graph.settled()
  const edges = (await graph.drawn()).filter(({ kind }) => kind === 'edge')
  const call = edges.find(({ id }) => /productpage-v1>.*reviews-v1>http$/.test(id))
  expect(call?.label).toMatch(/\d ?ms/)

  const chart = page.waitForResponse((response) => response.url().includes('/api/graph/history'))
  await graph.click(call?.id.split('>')[1] ?? '')
  expect(await (await chart).text()).toContain('"name":"p95"')
  await expect(graph.panel.getByRole('heading', { name: 'reviews-v1' })).toBeVisible()
})
