import { FindBox } from '../pages/find-box'
import { GraphPage } from '../pages/graph-page'
import { demo } from '../support/demo-admin'
import { type RunningProduct, startProduct } from '../support/start-product'
import { expect, test } from '@playwright/test'

let product: RunningProduct

test.beforeAll(async () => {
  product = await startProduct({
    KUBECONFIG: demo.kubeconfig(),
    PHAROS_METRICS__STORES__0__URL: demo.prometheus(),
    PHAROS_GRAPH__PRESETS__HIDE: JSON.stringify([
      { name: 'No ratings', expression: 'app = ratings', auto: true },
      { name: 'Idle', expression: 'is idle' },
    ]),
  })
})

test.afterAll(() => product.stop())

test('the automatic preset applies to a page opened without a view, and to no link', async ({ page }) => {
  const graph = new GraphPage(page)
  const hide = new FindBox(page, 'Hide')
  await page.goto(`${product.url}graph?namespaces=bookinfo&refresh=pause`)
  await graph.settled()
  await expect(hide.field).toHaveValue('')
  expect((await graph.drawnIds('node')).filter((id) => id.includes('ratings'))).not.toEqual([])

  await page.goto(`${product.url}graph`)
  await expect(hide.field).toHaveValue('app = ratings')
  await expect(page).toHaveURL(/namespaces=bookinfo/)
  await graph.settled()
  await expect.poll(async () => (await graph.drawnIds('node')).filter((id) => id.includes('ratings'))).toEqual([])
  await hide.clear()
  await expect(page).not.toHaveURL(/hide=/)
  await hide.preset('No ratings')
  await hide.says(/hidden/)
})
