import { createDemoMesh } from '@/demo/mesh'
import { OverviewPage } from '../pages/overview-page'
import { expectAccessible } from '../support/axe'
import { setWeights } from '../support/routing'
import { startProduct } from '../support/start-product'
import { expect, test as base } from '../support/test'
import { z } from 'zod'

const test = base.extend<{ readonly overview: OverviewPage }>({
  // Through `graph`, which watches what the browser says of errors.
  overview: async ({ graph }, use) => use(new OverviewPage(graph.page)),
})

const rowsAnswer = z.object({ rows: z.array(z.object({ health: z.object({ status: z.string() }).nullable() })) })

test('the first page says what fails and why, and leads there and back', async ({ overview, page }) => {
  await page.goto('./')
  await expect(page).toHaveURL(/\/overview/)
  const line = overview.line('payments-v2')
  await expect(line).toContainText(/of \d+ inbound requests failed \(gRPC 13\) in 5m; failure from 10 %/)
  await expect(line).toContainText('rps failing')
  // A source that the journey before took away may still be on its way back, and comes first.
  const things = overview.attention.getByRole('listitem').filter({ hasNot: page.getByRole('link', { name: 'Why?' }) })
  await expect(things.first().getByRole('img', { name: 'Failure' })).toBeVisible()
  await line.getByRole('link').click()
  await expect(page).toHaveURL(/\/workloads\/shop\/payments-v2\?/)
  await page.goBack()
  await expect(line).toBeVisible()
})

test('each status of the applications leads to as many rows of the list', async ({ overview, page }) => {
  await overview.goto()
  const failures = overview.card('Applications').getByRole('link', { name: /^Failure/ })
  const count = Number(/\d+/.exec((await failures.textContent()) ?? '')?.[0])
  const { rows } = rowsAnswer.parse(await (await page.request.get('./api/applications?duration=300s')).json())
  expect(rows.filter(({ health }) => health?.status === 'failure')).toHaveLength(count)
  await failures.click()
  await expect(page).toHaveURL(/\/applications\?.*health=failure/)
  await expect(page.getByRole('status').filter({ hasText: new RegExp(`^${count} of \\d+$`) })).toBeVisible()
})

test('the tables of services are chosen, and the address keeps the choice', async ({ overview, page }) => {
  await overview.goto()
  await expect(overview.insights.getByRole('table', { name: 'Error rate' }).getByRole('link').first()).toBeVisible()
  await expect(overview.insights.getByRole('table', { name: 'TCP throughput' })).toBeVisible()
  await page.getByRole('button', { name: 'Choose tables' }).click()
  await page.getByRole('checkbox', { name: 'TCP throughput' }).uncheck()
  await page.getByRole('checkbox', { name: 'Error rate' }).uncheck()
  await expect(page).toHaveURL(/si=latency/)
  await page.reload()
  await expect(overview.insights.getByRole('table', { name: 'p95 latency' })).toBeVisible()
  await expect(overview.insights.getByRole('table')).toHaveCount(1)
})

test('the cards tell of namespaces, the control plane, the cluster and its objects', async ({ overview, page }) => {
  await overview.goto()
  await expect(overview.card('Control planes').getByRole('row', { name: /istiod revision default \d/ })).toContainText(
    '1 of 1',
  )
  await expect(overview.card('Clusters')).toContainText(/fresh.*Kubernetes v1/)
  await expect(overview.card('Istio config')).toContainText('VirtualService')
  await overview.card('Data planes').getByRole('definition').first().getByRole('link').click()
  await expect(page).toHaveURL(/\/namespaces\?.*mode=sidecar/)
})

test('what was changed in the cluster stands first among the changes, with who did it', async ({ overview, mesh }) => {
  await overview.goto()
  const first = overview.card('Latest changes').getByRole('listitem').first()
  await expect(first).toContainText('created')
  await mesh.advance(5)
  await setWeights(mesh.kubeconfig(), 'myapp', 'myapp', [60, 40])
  await expect(async () => {
    await overview.shell.refreshNow.click()
    await expect(first).toContainText(/VirtualService.*changed by/, { timeout: 1_000 })
  }).toPass()
})

test('while the metric store is down the first line says so, and the cards of the cluster stay', async ({
  overview,
  mesh,
  page,
}) => {
  await mesh.fault({ target: 'prometheus', kind: 'status', status: 500 })
  // A window that nobody has asked for: answers are kept for ten seconds.
  await overview.goto('refresh=pause&duration=3m')
  await expect(overview.attention.getByRole('listitem').first()).toContainText('Prometheus does not answer', {
    timeout: 20_000,
  })
  await expect(overview.card('Applications')).toContainText('Traffic and the health of requests are not known')
  await expect(overview.insights).toContainText('Traffic and the health of requests are not known')
  await expect(overview.card('Control planes')).toContainText('istiod')
  await expect(overview.card('Latest changes').getByRole('listitem')).toHaveCount(10)
  await expectAccessible(page)
})

test('while the API server is down what was known of the cluster stays, and the page says so', async ({
  overview,
  mesh,
}) => {
  await overview.goto()
  await expect(overview.card('Control planes')).toContainText('istiod')
  await mesh.fault({ target: 'kubernetes', kind: 'down' })
  await expect(overview.shell.source('Kubernetes')).toContainText('stale', { timeout: 40_000 })
  await overview.goto('refresh=pause&duration=3m')
  await expect(overview.attention.getByRole('listitem').first()).toContainText('Kubernetes does not answer any more')
  await expect(overview.card('Control planes')).toContainText('istiod')
})

test('the checklist opens on demand, with everything done on a mesh that works', async ({ overview, page }) => {
  await overview.goto()
  await page.getByRole('button', { name: 'Setup checklist' }).click()
  await expect(async () => {
    await overview.shell.refreshNow.click()
    await expect(overview.setup).toContainText('12 of 12 done', { timeout: 1_000 })
  }).toPass()
  await expect(page).toHaveURL(/setup=true/)
  await expectAccessible(page)
  await overview.setup.getByRole('button', { name: 'Hide checklist' }).click()
  await expect(overview.setup).toHaveCount(0)
})

test('a mesh that nobody has reached shows what is missing, with what to paste', async ({ page }) => {
  const empty = await createDemoMesh({ world: 'bookinfo', clock: 'manual', noise: false })
  const product = await startProduct({
    KUBECONFIG: empty.kubeconfigPath,
    PHAROS_METRICS__ENABLED: 'false',
  })
  try {
    const overview = new OverviewPage(page)
    await page.goto(`${product.url}overview?refresh=pause`)
    await expect(overview.step('Metric store').getByRole('img', { name: 'Missing' })).toBeVisible()
    await expect(overview.step('Metric store')).toContainText('url: http://prometheus.istio-system:9090')
    await expect(overview.step('Trace store')).toContainText('url: http://tracing.istio-system/jaeger')
    await expect(overview.step('Control plane').getByRole('img', { name: 'Done' })).toBeVisible()
    await expect(overview.attention).toContainText('Only replicas were looked at')
    await expectAccessible(page)
  } finally {
    await product.stop()
    await empty.close()
  }
})

test('the overview is accessible, and a narrow page scrolls down only', async ({ overview, page }) => {
  await overview.goto()
  await expect(overview.line('payments-v2')).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Main' }).locator('[aria-current=page]')).toHaveText('Overview')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 800 })
  await expect(overview.line('payments-v2')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
