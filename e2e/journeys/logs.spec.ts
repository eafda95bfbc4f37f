import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { readFile, writeFile } from 'node:fs/promises'
import { LogsTab } from '../pages/logs-tab'
import { expectAccessible } from '../support/axe'
import { type RunningProduct, startProduct } from '../support/start-product'
import { expect, test } from '../support/test'

test.describe('the logs of productpage', () => {
  test('show application and proxy together by time, and either alone', async ({ page }) => {
    const logs = new LogsTab(page)
    await logs.open('./workloads/bookinfo/productpage-v1', '&lines=500')
    await expect(logs.lines.filter({ hasText: 'INFO:werkzeug' }).first()).toBeVisible()
    await expect(logs.lines.filter({ hasText: 'outbound|9080||details' }).first()).toBeVisible()
    await expect(page.getByText('Cut at 500 lines')).toBeVisible()
    await expectAccessible(page)

    await logs.container('istio-proxy').click()
    await expect(page).toHaveURL(/containers=productpage/)
    await expect(logs.lines.filter({ hasText: 'istio-proxy' })).toHaveCount(0)
    await expect(logs.lines.filter({ hasText: 'INFO:werkzeug' }).first()).toBeVisible()
  })

  test('are narrowed by what lines hold, by words and by expressions, and the link says so', async ({ page }) => {
    const logs = new LogsTab(page)
    await logs.open('./workloads/bookinfo/productpage-v1', '&lines=100')
    await logs.box('Show lines with').fill('werkzeug')
    await logs.says(/^\d+ of 100 lines$/)
    await expect(logs.lines.first().locator('mark')).toHaveText(['werkzeug'])
    await expect(logs.lines.filter({ hasText: 'outbound' })).toHaveCount(0)
    await logs.box('Show lines with').fill('outbound.*details|werkzeug')
    await expect(page.getByText('No line passes the filters')).toBeVisible()
    await logs.tool('Regular expressions').click()
    await expect(logs.lines.filter({ hasText: 'details' }).first()).toBeVisible()
    await logs.box('Hide lines with').fill('details')
    await expect(logs.lines.filter({ hasText: 'details' })).toHaveCount(0)
    await expect(logs.lines.filter({ hasText: 'werkzeug' }).first()).toBeVisible()

    await page.reload()
    await logs.settled()
    await expect(logs.box('Hide lines with')).toHaveValue('details')
    await expect(logs.lines.filter({ hasText: 'details' })).toHaveCount(0)
  })

  test('that are JSON stand as columns by key', async ({ page }) => {
    const logs = new LogsTab(page)
    await logs.open('./workloads/travel/flights-v1', '&lines=100&containers=istio-proxy')
    await logs.tool('JSON lines as columns').click()
    await expect(page).toHaveURL(/columns=true/)
    await expect(logs.list.getByText('response_code', { exact: true })).toBeVisible()
    await expect(logs.lines.last().getByTitle('response_code: 200')).toBeAttached()
    await expectAccessible(page)
    await logs.lines.last().click()
    await expect(logs.details).toContainText('response_code')
  })

  test('are followed, rest while somebody reads further up, and go on from there', async ({ page, mesh }) => {
    const logs = new LogsTab(page)
    await logs.open('./workloads/bookinfo/productpage-v1', '&lines=500&containers=productpage')
    await logs.follow().click()
    await expect(page.getByText('Following', { exact: true })).toBeVisible()
    const newest = logs.lines.last()
    const before = await newest.textContent()
    await mesh.advance(30)
    await expect(newest).not.toHaveText(before ?? '', { timeout: 20_000 })

    await logs.list.hover()
    await page.mouse.wheel(0, -1_500)
    await expect(page.getByText('Paused while you read.')).toBeVisible()
    await mesh.advance(30)
    await expect(page.getByText(/\d+ lines came since/)).toBeVisible({ timeout: 20_000 })
    await page.getByRole('button', { name: 'To the newest' }).click()
    await expect(page.getByText('Paused while you read.')).toHaveCount(0)
  })

  test('are walked by keyboard', async ({ page }) => {
    const logs = new LogsTab(page)
    await logs.open('./workloads/bookinfo/productpage-v1', '&lines=100')
    await logs.list.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect(logs.details).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(logs.details).toHaveCount(0)
  })
})

test('an access line is explained field by field, its flags in words', async ({ page }) => {
  const logs = new LogsTab(page)
  await logs.open('./workloads/istio-system/istio-ingressgateway', '&lines=1000&show=route_not_found')
  await logs.lines.first().click()
  await expect(logs.details.getByText('No route matches the request')).toBeVisible()
  const row = logs.details.getByRole('row').filter({ hasText: 'What the caller got' })
  await expect(row.getByRole('cell', { name: '404' })).toBeVisible()
  await expectAccessible(page)
})

test('an access line leads to what the other end printed at that moment', async ({ page }) => {
  const logs = new LogsTab(page)
  await logs.open('./workloads/bookinfo/productpage-v1', '&lines=100&containers=istio-proxy&show=%22GET%20%2Fdetails')
  await logs.lines.first().click()
  await logs.details.getByRole('link', { name: 'Logs of the server at that moment: details-v1.bookinfo' }).click()
  await expect(page).toHaveURL(/workloads\/bookinfo\/details-v1\?.*from=/)
  await logs.settled()
  await expect(logs.lines.filter({ hasText: 'GET /details/0' }).first()).toBeVisible()
})

test('a run that crashed is still there to read', async ({ page }) => {
  const logs = new LogsTab(page)
  await logs.open('./workloads/lab/debug-shell', '&previous=true')
  await expect(logs.lines.filter({ hasText: 'panic: runtime error' })).toBeVisible()
  await expect(page.getByText('istio-proxy: there was no earlier run.')).toBeVisible()
})

test.describe('hostile lines', () => {
  let mesh: DemoMesh
  let product: RunningProduct

  test.beforeAll(async () => {
    mesh = await createDemoMesh({ world: 'hostile', clock: 'manual', noise: false })
    product = await startProduct({ KUBECONFIG: mesh.kubeconfigPath })
  })

  test.afterAll(async () => {
    await product.stop()
    await mesh.close()
  })

  test('are text: markup, escapes, bytes that are none, and lines of a mebibyte', async ({ page }) => {
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(error.message))
    page.on('dialog', (dialog) => wrong.push(`a script of a line ran: ${dialog.message()}`))
    const logs = new LogsTab(page)
    await logs.open(`${product.url}workloads/constructor/unknown`, '&containers=unknown&lines=500&show=img')
    await expect(logs.lines.filter({ hasText: '<img src=x onerror="alert(1)">' }).first()).toBeVisible()
    await expect(page.locator('img[src="x"]')).toHaveCount(0)
    await logs.box('Show lines with').fill('screen cleared')
    await expect(logs.lines.filter({ hasText: 'red screen cleared link' }).first()).toBeVisible()
    await logs.box('Show lines with').fill('invalid')
    await expect(logs.lines.filter({ hasText: 'invalid \uFFFD' }).first()).toBeVisible()
    await logs.box('Show lines with').fill('gnp.exe')
    await expect(logs.lines.filter({ hasText: 'safe ‹U+202E›gnp.exe' }).first()).toBeVisible()
    await logs.box('Show lines with').fill('__proto__')
    await logs.lines.filter({ hasText: '__proto__' }).first().click()
    await expect(logs.details.getByRole('row').filter({ hasText: 'polluted' })).toBeVisible()
    await logs.box('Show lines with').fill('huge')
    await logs.lines.filter({ hasText: 'more' }).first().click()
    await expect(logs.details.getByText('Only the beginning was read; the whole line has 1.0 MB.')).toBeVisible()
    expect(wrong).toEqual([])
  })

  test('an expression that would run for ever is stopped, and the page goes on', async ({ page }) => {
    const logs = new LogsTab(page)
    await logs.open(
      `${product.url}workloads/constructor/unknown`,
      '&containers=unknown&lines=500&mode=regex&show=(a%2B)%2B%24',
    )
    await expect(page.getByText('Stopped: these expressions took longer than 200 ms')).toBeVisible({ timeout: 20_000 })
    await expect(logs.lines.first()).toBeVisible()
  })
})

test.describe('without the right to read logs', () => {
  let mesh: DemoMesh
  let product: RunningProduct

  test.beforeAll(async () => {
    mesh = await createDemoMesh({ world: 'bookinfo', clock: 'manual', noise: false })
    const id = 'clusterroles.rbac.authorization.k8s.io'
    const role = mesh.store.list(id).find(({ metadata }) => metadata.name === 'demo-viewer')
    if (role === undefined) throw new Error('the demo has no viewers')
    const rules: unknown = JSON.parse(JSON.stringify(role.rules).replace('"pods/log",', ''))
    mesh.store.update({ ...role, rules })
    const kubeconfig = `${mesh.kubeconfigPath}-viewer`
    const admin = await readFile(mesh.kubeconfigPath, 'utf8')
    await writeFile(kubeconfig, admin.replace(/current-context: \S+/, 'current-context: viewer'), { mode: 0o600 })
    product = await startProduct({ KUBECONFIG: kubeconfig }, { until: 'readyz' })
  })

  test.afterAll(async () => {
    await product.stop()
    await mesh.close()
  })

  test('the tab names the right, and the role that grants it', async ({ page }) => {
    await page.goto(`${product.url}workloads/bookinfo/productpage-v1?tab=logs`)
    await expect(page.getByText('Needs get pods/log in bookinfo.')).toBeVisible()
    await expect(page.getByText('resources: [pods/log]')).toBeVisible()
  })

  test('the API refuses in the same words, and says nothing of namespaces that may not be seen', async ({
    request,
  }) => {
    const refused = await request.get(`${product.url}api/logs/bookinfo/any-pod`)
    expect(refused.status()).toBe(403)
    expect(await refused.json()).toMatchObject({
      error: { code: 'forbidden', details: { namespace: 'bookinfo', right: 'get pods/log' } },
    })
    expect((await request.get(`${product.url}api/logs/bookinfo/x?lines=0`)).status()).toBe(400)
  })
})
