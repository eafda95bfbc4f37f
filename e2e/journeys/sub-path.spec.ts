import { GraphPage } from '../pages/graph-page'
import { demo } from '../support/demo-admin'
import { type RunningProduct, startProduct } from '../support/start-product'
import { expect, test } from '@playwright/test'

let product: RunningProduct

test.beforeAll(async () => {
  product = await startProduct({
    KUBECONFIG: demo.kubeconfig(),
    PHAROS_METRICS__STORES__0__URL: demo.prometheus(),
    PHAROS_SERVER__BASE_PATH: '/mesh/a.b',
  })
})

test.afterAll(() => product.stop())

test('the same build serves under a sub-path and asks for nothing outside of it', async ({ page }) => {
  const outside: string[] = []
  page.on('request', (request) => {
    const address = request.url()
    outside.push(...[address].filter((one) => !one.startsWith(product.url) && !/^(data|blob):/.test(one)))
  })
  await page.goto(`${product.url}graph?namespaces=bookinfo`)
  const graph = new GraphPage(page)
  await graph.settled()
  expect(await graph.drawnIds('node')).not.toEqual([])
  expect(outside).toEqual([])
})
