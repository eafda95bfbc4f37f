import { createDemoMesh } from '@/demo/mesh'
import { expectAccessible } from '../support/axe'
import { startProduct } from '../support/start-product'
import { expect, test } from '../support/test'

const REVIEWS = './workloads/bookinfo/reviews-v2'

test('the menu of a node leads to what comes in to it, and the numbers are those of the graph', async ({
  graph,
  page,
}) => {
  await graph.open('namespaces=bookinfo&type=workload&refresh=pause')
  const id = (await graph.drawnIds('node')).find((node) => node.endsWith('/workload/reviews-v2')) ?? ''
  await (await graph.openMenu(id)).getByRole('menuitem', { name: 'Inbound metrics' }).click()
  await expect(page).toHaveURL(/workloads\/bookinfo\/reviews-v2\?.*tab=inbound/)
  const volume = page.getByRole('region', { name: 'Request volume', exact: true })
  await expect(volume.getByRole('button', { name: /^2xx .* rps$/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Request duration' }).getByRole('button')).toContainText([
    /Average/,
    /p95/,
  ])
  await expect(page.getByText(/charts have nothing to show: .*TCP sent/)).toBeVisible()
})

test('the tutorial’s question: what does each service of the bookshop see', async ({ graph, page }) => {
  await page.goto('./services/bookinfo/reviews?tab=inbound&by=local_version&refresh=pause')
  expect(graph).toBeDefined()
  const volume = page.getByRole('region', { name: 'Request volume', exact: true })
  for (const version of ['v1', 'v2', 'v3']) {
    await expect(volume.getByRole('button', { name: new RegExp(`^${version} [\\d.]+ rps$`) })).toBeVisible()
  }
  const text = (await volume.getByRole('button', { name: /^v\d .* rps$/ }).allInnerTexts()).join(' ')
  const sum = [...text.matchAll(/([\d.]+) rps/g)].reduce((total, [, rate]) => total + Number(rate), 0)
  const answer = await page.request.get('./api/metrics/service/bookinfo/reviews?charts=request_volume')
  const lines = [...(await answer.text()).matchAll(/"values":\[([^\]]+)\]/g)].map(([, values = '']) =>
    values.split(','),
  )
  const total = lines.reduce((all, values) => all + (Number(values.at(-1)) || 0), 0)
  expect(Math.abs(sum - total)).toBeLessThan(0.5)
})

test('a neighbour’s rate leads to the charts of that traffic alone', async ({ graph, page }) => {
  await page.goto('./workloads/bookinfo/reviews-v2?tab=traffic&refresh=pause')
  expect(graph).toBeDefined()
  await page.getByRole('link', { name: /rps, charts of the traffic with productpage/ }).click()
  await expect(page).toHaveURL(/tab=inbound.*val=.*remote_app/)
  const volume = page.getByRole('region', { name: 'Request volume', exact: true })
  await expect(volume.getByRole('button', { name: /^bookinfo · productpage · v1 [\d.]+ rps$/ })).toBeVisible()
})

test('a namespace has the charts of its workloads, and its traffic at a glance', async ({ graph, page }) => {
  await page.goto('./namespaces/bookinfo?refresh=pause')
  expect(graph).toBeDefined()
  const glance = page.getByRole('region', { name: 'Traffic', exact: true })
  await expect(glance.getByRole('img', { name: /^Requests over the window, now [\d.]+ rps$/ })).toHaveCount(2)
  await expectAccessible(page)
  await glance.getByRole('link', { name: 'All charts' }).click()
  await expect(page.getByRole('tab', { name: 'Metrics' })).toHaveAttribute('aria-selected', 'true')
  await page.getByText('Outbound', { exact: true }).click()
  await expect(page).toHaveURL(/dir=out/)
  await expect(page.getByRole('region', { name: 'TCP received', exact: true })).toBeVisible()
})

test('what the address asks for and nobody knows is said, and the charts are there', async ({ graph, page }) => {
  await page.goto(`${REVIEWS}?tab=inbound&by=shoe_size&reporter=nobody&q=p12&refresh=pause`)
  expect(graph).toBeDefined()
  for (const bad of ['by=shoe_size', 'reporter=nobody', 'q=p12']) await expect(page.getByText(bad)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Request volume', exact: true })).toBeVisible()
})

for (const [duration, width] of [
  ['5m', 390],
  ['6h', 1920],
] as const) {
  test(`no chart asks for more points than pixels, ${duration} in ${width} of them`, async ({ graph, page }) => {
    await page.setViewportSize({ width, height: 900 })
    const answered = page.waitForResponse((response) => response.url().includes('/api/metrics/workload/'))
    await page.goto(`${REVIEWS}?tab=inbound&duration=${duration}&refresh=pause`)
    expect(graph).toBeDefined()
    const [, times = ''] = /"times":\[([^\]]+)\]/.exec(await (await answered).text()) ?? []
    const plot = page.getByRole('region', { name: 'Request volume', exact: true }).getByRole('img', { name: /now/ })
    const box = await plot.boundingBox()
    expect(times).not.toBe('')
    expect(times.split(',').length).toBeLessThanOrEqual(120)
    expect(times.split(',').length).toBeLessThanOrEqual(box?.width ?? 0)
  })
}

test('groups, statistics and reporter are in the address, and a reload shows the same', async ({ graph, page }) => {
  await page.goto(`${REVIEWS}?tab=inbound&refresh=pause`)
  expect(graph).toBeDefined()
  const volume = page.getByRole('region', { name: 'Request volume', exact: true })
  // The tab answers once its charts are drawn: what it needs follows the page.
  await expect(volume.getByRole('img', { name: /now/ })).toBeVisible()
  await page.getByRole('button', { name: /^Group by/ }).click()
  await page.getByRole('checkbox', { name: 'Remote app' }).check()
  await expect(volume.getByRole('button', { name: /^productpage/ })).toBeVisible()
  await page.getByRole('group', { name: 'Values of Remote app' }).getByRole('checkbox', { name: 'productpage' }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Statistics/ }).click()
  await page.getByRole('checkbox', { name: 'p99', exact: true }).check()
  await page.keyboard.press('Escape')
  await page.getByText('Source', { exact: true }).click()
  await expect(page).toHaveURL(/by=remote_app/)
  await expect(page).toHaveURL(/val=remote_app/)
  await expect(page).toHaveURL(/q=p95,p99/)
  await expect(page).toHaveURL(/reporter=source/)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Group by: Remote app' })).toBeVisible()
  await expect(volume.getByRole('button', { name: /^productpage/ })).toBeVisible()
})

test('a stretch drawn over a chart becomes the window, and Back takes it away', async ({ graph, page }) => {
  await page.goto(`${REVIEWS}?tab=inbound&duration=1h&refresh=pause`)
  expect(graph).toBeDefined()
  const plot = page.getByRole('region', { name: 'Request volume', exact: true }).getByRole('img', { name: /now/ })
  const box = (await plot.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width * 0.5, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, y)
  await page.mouse.move(box.x + box.width * 0.7, y)
  await page.mouse.up()
  await expect(page).toHaveURL(/at=\d+/)
  await expect(plot).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/duration=1h/)
  await expect(page).not.toHaveURL(/at=/)
})

test('one chart alone, its query and its table', async ({ graph, page }) => {
  await page.goto(`${REVIEWS}?tab=inbound&refresh=pause`)
  expect(graph).toBeDefined()
  await page.getByRole('button', { name: 'Show Request duration alone' }).click()
  await expect(page).toHaveURL(/chart=request_duration/)
  await expect(page.getByRole('region', { name: 'Request volume', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'PromQL of Request duration' }).click()
  await expect(page.getByText(/histogram_quantile\(0.95, sum by \(le\)/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByText('Table', { exact: true }).click()
  await expect(page.getByRole('table').getByRole('columnheader')).toHaveText(['Time', 'Average', 'p95'])
  await page.getByRole('button', { name: 'All charts' }).click()
  await expect(page).not.toHaveURL(/chart=/)
})

test('charts and tables can be used by everybody', async ({ graph, page }) => {
  await page.goto(`${REVIEWS}?tab=outbound&refresh=pause`)
  expect(graph).toBeDefined()
  await expect(page.getByRole('region', { name: 'Request volume', exact: true })).toBeVisible()
  await expectAccessible(page)
})

test('while the metric store is down it is said, and Retry brings the charts', async ({ graph, page, mesh }) => {
  await mesh.fault({ target: 'prometheus', kind: 'status', status: 500 })
  await page.goto(`${REVIEWS}?tab=inbound&refresh=pause`)
  expect(graph).toBeDefined()
  const retry = page.getByRole('tabpanel').getByRole('button', { name: 'Retry' })
  await expect(retry).toBeVisible({ timeout: 20_000 })
  await mesh.clearFaults()
  await retry.click()
  await expect(page.getByRole('region', { name: 'Request volume', exact: true })).toBeVisible()
})

test('what has no traffic says so and offers the other side', async ({ graph, page }) => {
  await page.goto('./workloads/bookinfo/nobody?tab=inbound&refresh=pause')
  expect(graph).toBeDefined()
  await expect(page.getByRole('heading', { name: 'Nothing came in to nobody in the last 5m' })).toBeVisible()
  await page.getByRole('button', { name: 'Ask both sides' }).click()
  await expect(page).toHaveURL(/reporter=both/)
})

test('label values of a hostile mesh are text', async ({ page }) => {
  const hostile = await createDemoMesh({ world: 'hostile', clock: 'manual', noise: false })
  const product = await startProduct({
    KUBECONFIG: hostile.kubeconfigPath,
    PHAROS_METRICS__STORES__0__URL: hostile.urls.prometheus,
  })
  const answer = await page.request.get(`${product.url}api/graph?namespaces=constructor&type=app`)
  const names = new Set([...(await answer.text()).matchAll(/"app":"((?:[^"\\]|\\.)*)"/g)].map(([, name]) => name ?? ''))
  for (const name of names) {
    const path = encodeURIComponent(String(JSON.parse(`"${name}"`)))
    const charts = await page.request.get(
      `${product.url}api/metrics/app/constructor/${path}?by=remote_app,response_flags`,
    )
    expect(charts.status(), name).toBe(200)
  }
  await page.goto(`${product.url}applications/constructor/tostring?tab=inbound&by=remote_app,remote_namespace`)
  await expect(page.getByRole('button', { name: 'Group by: Remote namespace +1' })).toBeVisible()
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
  await product.stop()
  await hostile.close()
})
