import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectAccessible } from '../support/axe'
import { startProduct } from '../support/start-product'
import { expect, test } from '../support/test'

const RATINGS = './applications/bookinfo/ratings'

test('what runs in pods is found, and its tab has the numbers of each pod', async ({ graph, page }) => {
  await page.goto(`${RATINGS}?refresh=pause`)
  expect(graph).toBeDefined()
  await page.getByRole('tab', { name: 'Node.js' }).click()
  await expect(page).toHaveURL(/tab=runtime&dashboard=nodejs/)
  const lag = page.getByRole('region', { name: 'Event loop lag', exact: true })
  await expect(lag.getByRole('button', { name: /^ratings-v1-\S+ [\d.]+ms$/ })).toBeVisible()
  await expect(lag.getByRole('img', { name: /Event loop lag/ })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('tab', { name: 'Node.js' })).toHaveAttribute('aria-selected', 'true')
  await expect(lag).toBeVisible()
  await page.getByRole('button', { name: 'Show Heap alone' }).click()
  await expect(page).toHaveURL(/chart=2/)
  await expect(lag).toHaveCount(0)
  await page.getByRole('tab', { name: 'Inbound metrics' }).click()
  await expect(page.getByRole('region', { name: 'Request volume', exact: true })).toBeVisible()
  await expect(page).not.toHaveURL(/chart=/)
})

test('lines are told apart by the labels that the charts name, narrowed to values, or not told apart', async ({
  graph,
  page,
}) => {
  await page.goto(`${RATINGS}?tab=runtime&dashboard=nodejs&refresh=pause`)
  expect(graph).toBeDefined()
  const lag = page.getByRole('region', { name: 'Event loop lag', exact: true })
  const ofPods = lag.getByRole('button', { name: /^ratings-v\d\S* [\d.]+ms$/ })
  await expect.poll(() => ofPods.count()).toBeGreaterThan(1)
  await page.getByRole('button', { name: /^Group by: Pod/ }).click()
  const values = page.getByRole('group', { name: 'Values of Pod' })
  await values.getByRole('checkbox', { name: /^ratings-v1/ }).check()
  await expect(ofPods).toHaveCount(1)
  await expect(page).toHaveURL(/val=pod(%3D|=)ratings-v1/)
  await page.getByRole('checkbox', { name: 'Pod', exact: true }).uncheck()
  await expect(page).toHaveURL(/by=space,kind/)
  await expect(ofPods).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Group by: .* \+1$/ })).toBeVisible()
  await page.getByRole('tab', { name: 'Inbound metrics' }).click()
  await expect(page.getByRole('region', { name: 'Request volume', exact: true })).toBeVisible()
  await expect(page).not.toHaveURL(/by=|val=/)
})

test('istiod has its own charts, found by the instance that tells of itself', async ({ graph, page }) => {
  await page.goto('./workloads/istio-system/istiod?refresh=pause')
  expect(graph).toBeDefined()
  await page.getByRole('tab', { name: 'Control plane' }).click()
  for (const title of [
    'Proxies connected',
    'Pushes',
    'Processor',
    'Memory',
    'Time until a change reached the proxies',
  ]) {
    await expect(page.getByRole('region', { name: title, exact: true }).getByRole('img', { name: /now/ })).toBeVisible()
  }
  await page.getByRole('button', { name: 'PromQL of Processor' }).click()
  await expect(page.getByText(/rate\(process_cpu_seconds_total\{instance="/)).toBeVisible()
})

test('a dashboard can be used by everybody', async ({ graph, page }) => {
  await page.goto(`${RATINGS}?tab=runtime&dashboard=nodejs&refresh=pause`)
  expect(graph).toBeDefined()
  await expect(page.getByRole('region', { name: 'Event loop lag', exact: true })).toBeVisible()
  await expectAccessible(page)
})

test('one that nobody has says so', async ({ graph, page }) => {
  await page.goto(`${RATINGS}?tab=runtime&dashboard=quarkus&refresh=pause`)
  expect(graph).toBeDefined()
  await expect(page.getByRole('heading', { name: 'No numbers of Quarkus' })).toBeVisible()
  const answer = await page.request.get('./api/dashboards/nothing?ns=bookinfo&app=ratings')
  expect(answer.status()).toBe(404)
})

test('dashboards of the installation replace built-in ones, and bad files are named', async ({ page, mesh }) => {
  const folder = await mkdtemp(join(tmpdir(), 'dashboards-'))
  const chart = '{ chart: { title: Handles, metrics: [{ metric: nodejs_active_handles_total }] } }'
  const link = "{ title: Runbook, url: 'https://wiki.example/{namespace}/{app}' }"
  await writeFile(
    join(folder, 'mine.yaml'),
    `name: nodejs\ntitle: Our Node\ndiscover_on: nodejs_active_handles_total\nitems: [${chart}, { include: go }]\nlinks: [${link}]\n`,
  )
  await writeFile(
    join(folder, 'broken.yaml'),
    'name: x\ntitle: X\nitems: [{ chart: { title: <b>, metrics: [{ metric: 1x }] } }]\n',
  )
  const product = await startProduct({
    KUBECONFIG: mesh.kubeconfig(),
    PHAROS_METRICS__STORES__0__URL: mesh.prometheus(),
    PHAROS_DASHBOARDS__PATHS: JSON.stringify([folder]),
  })
  await page.goto(`${product.url}applications/bookinfo/ratings?refresh=pause`)
  await page.getByRole('tab', { name: 'Our Node' }).click()
  await expect(page.getByRole('region', { name: 'Handles', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Runbook' })).toHaveAttribute(
    'href',
    'https://wiki.example/bookinfo/ratings',
  )
  await page.getByText('1 dashboard file was skipped').click()
  await expect(page.getByText(/broken\.yaml, items\[0\]\.chart\.metrics\[0\]\.metric/)).toBeVisible()
  await product.stop()
  await rm(folder, { recursive: true })
})

test('a thing leads to its dashboard in Grafana, and what Grafana lacks is said', async ({ graph, page }) => {
  await page.goto('./workloads/bookinfo/reviews-v2?refresh=pause&duration=1h')
  expect(graph).toBeDefined()
  await page.getByRole('button', { name: 'Links' }).click()
  const link = page.getByRole('menuitem', { name: 'Istio Workload Dashboard in Grafana' })
  await expect(link).toHaveAttribute(
    'href',
    /\/d\/demo5\?var-namespace=bookinfo&var-workload=reviews-v2&from=now-1h&to=now$/,
  )
  await page.goto('./namespaces/istio-system?refresh=pause')
  await page.getByRole('button', { name: 'Links' }).click()
  await expect(page.getByRole('menuitem', { name: 'Istio Mesh Dashboard in Grafana' })).toBeVisible()
  await expect(page.getByText(/Grafana has no dashboard Istio Wasm Extension Dashboard/)).toBeVisible()
})
