import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { readFile, writeFile } from 'node:fs/promises'
import { TracesPage } from '../pages/traces-page'
import { expectAccessible } from '../support/axe'
import { type RunningProduct, startProduct } from '../support/start-product'
import { expect, test } from '../support/test'

test('traces of reviews: from the search to a span, its tags and its workload', async ({ page }) => {
  const traces = new TracesPage(page)
  await traces.open('namespaces=bookinfo&refresh=pause')
  await traces.chooseService('reviews.bookinfo')
  await expect(page).toHaveURL(/service=reviews\.bookinfo/)
  await expect(page.getByRole('img', { name: /traces by time and duration/ })).toBeVisible()
  await traces.showList()
  await traces.openFirst()

  const names = ['istio-ingressgateway.istio-system', 'productpage.bookinfo', 'details.bookinfo', 'reviews.bookinfo']
  for (const name of names) await expect(traces.spans().filter({ hasText: name }).first()).toBeVisible()
  await traces.spans().filter({ hasText: 'reviews.bookinfo' }).last().click()
  await expect(traces.span).toContainText('istio.canonical_service')
  await expect(page).toHaveURL(/span=/)
  await traces.span.getByRole('link', { name: /^reviews-v\d$/ }).click()
  await expect(page.getByRole('heading', { name: /^reviews-v\d$/, level: 1 })).toBeVisible()
})

test('from the graph to a slow span, and to what its pod printed at that moment', async ({ page, graph, mesh }) => {
  await mesh.fault({ target: 'mesh', kind: 'slowdown', workload: 'bookinfo/reviews-v2', factor: 40 })
  await mesh.advance(60)
  await graph.open('namespaces=bookinfo&duration=1m&refresh=pause')
  const [id = ''] = (await graph.drawnIds('node')).filter((node) => node.includes('reviews-v2'))
  await (await graph.openMenu(id)).getByRole('menuitem', { name: 'Traces' }).click()
  await expect(page).toHaveURL(/reviews.*tab=traces/)
  await page.getByRole('combobox', { name: 'Span from' }).click()
  await page.getByRole('option', { name: 'p75' }).click()
  await expect(page.getByText(/^Spans from .* p75 of the requests in this window/)).toBeVisible()
  await page.getByRole('radiogroup', { name: 'Show as' }).getByText('List', { exact: true }).click()
  const traces = new TracesPage(page)
  await traces.openFirst()

  const slow = traces.spans().filter({ has: page.getByRole('img', { name: 'Slower than p95 of such requests' }) })
  await slow.filter({ hasText: 'reviews.bookinfo' }).last().click()
  await expect(traces.span).toContainText(/slower than p95 · p50 .*, p95 .* in the hour before/)
  await traces.span.getByRole('link', { name: 'Logs at that moment' }).click()
  await expect(page).toHaveURL(/workloads\/bookinfo\/reviews-v\d\?tab=logs/)
  // What it was asked, or what it asked itself: either of its spans may be the slow one.
  await expect(page.getByText(/"GET \/(reviews|ratings)\//).first()).toBeVisible()
})

test('a trace leads to others that began with the same request', async ({ page }) => {
  const traces = new TracesPage(page)
  await traces.open('namespaces=bookinfo&service=reviews.bookinfo&refresh=pause&view=list')
  await traces.openFirst()
  const first = page.url()
  await page.getByRole('button', { name: 'Similar traces' }).click()
  const others = page.getByRole('menuitem')
  await expect(others).toHaveCount(8)
  await others.first().click()
  await expect(page).not.toHaveURL(first)
  await expect(traces.waterfall).toBeVisible()
})

for (const type of ['tempo', 'zipkin'] as const) {
  test.describe(`traces of ${type}`, () => {
    let mesh: DemoMesh
    let product: RunningProduct

    test.beforeAll(async () => {
      mesh = await createDemoMesh({ world: 'bookinfo', clock: 'manual', noise: false })
      product = await startProduct({
        KUBECONFIG: mesh.kubeconfigPath,
        PHAROS_METRICS__STORES__0__URL: mesh.urls.prometheus,
        PHAROS_TRACING__STORES__0__URL: mesh.urls[type],
        PHAROS_TRACING__STORES__0__TYPE: type,
      })
    })

    test.afterAll(async () => {
      await product.stop()
      await mesh.close()
    })

    test('are searched and opened like those of any store', async ({ page }) => {
      await page.goto(`${product.url}traces?namespaces=bookinfo&view=list&service=reviews.bookinfo&limit=10&min=1us`)
      const traces = new TracesPage(page)
      await expect(traces.rows).toHaveCount(10)
      await expect(page.getByText('Only the newest 10 are shown')).toBeVisible()
      await traces.openFirst()
      await traces.spans().filter({ hasText: 'reviews.bookinfo' }).last().click()
      await expect(traces.span.getByRole('link', { name: /^reviews-v\d$/ })).toBeVisible()
    })
  })
}

test('a page about a thing has its traces, and the graph’s menu leads there', async ({ page, graph }) => {
  await page.goto('./workloads/bookinfo/reviews-v2?tab=traces&refresh=pause')
  await expect(page.getByText('istio.canonical_revision=v2')).toBeVisible()
  const found = page.getByRole('region', { name: 'Found traces' })
  await expect(found.getByRole('status').first()).toContainText(/\d+ traces/)

  await graph.open('namespaces=bookinfo&refresh=pause')
  const [id = ''] = (await graph.drawnIds('node')).filter((node) => node.includes('ratings-v1'))
  await (await graph.openMenu(id)).getByRole('menuitem', { name: 'Traces' }).click()
  await expect(page).toHaveURL(/ratings.*tab=traces/)
})

test('a search by failure, tag and time says what it found, and why nothing', async ({ page, mesh }) => {
  await mesh.fault({ target: 'mesh', kind: 'error', workload: 'bookinfo/reviews-v2', status: 503, share: 1 })
  await mesh.advance(60)
  const traces = new TracesPage(page)
  await traces.open('namespaces=bookinfo&duration=1m&refresh=pause&view=list&service=reviews.bookinfo')
  await page.getByRole('checkbox', { name: 'Failed only' }).check()
  await expect(page).toHaveURL(/errors=true/)
  // Until the answer comes the traces of before stay in sight.
  await expect(traces.rows.first().getByRole('cell').nth(4)).toHaveText(/[1-9]/)
  await traces.openFirst()
  await expect(traces.waterfall.getByText('503').first()).toBeVisible()

  await page.goBack()
  await page.getByRole('textbox', { name: 'Tags' }).fill('http.status_code=418')
  await page.keyboard.press('Enter')
  await expect(page.getByText('No traces in this window')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).first().click()
  await expect(traces.rows.first()).toBeVisible()
})

test('the waterfall folds, finds and walks by keyboard, and is saved as JSON', async ({ page }) => {
  const traces = new TracesPage(page)
  await traces.open('namespaces=bookinfo&view=list&service=ratings.bookinfo&refresh=pause')
  await traces.openFirst()
  const all = await traces.spans().count()
  expect(all).toBeGreaterThan(5)

  await traces.spans().first().focus()
  await page.keyboard.press('ArrowLeft')
  await expect(traces.spans()).toHaveCount(1)
  await page.keyboard.press('ArrowRight')
  await expect(traces.spans()).toHaveCount(all)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(traces.span).toBeVisible()

  await page.getByRole('searchbox', { name: 'Find spans' }).fill('ratings.bookinfo client')
  await expect(page.getByText(/spans? found/)).toBeVisible()
  await page.getByRole('radiogroup', { name: 'Show', exact: true }).getByText('By service').click()
  await expect(page.getByRole('table', { name: 'What each service did' })).toContainText('ratings.bookinfo')

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download JSON' }).click()
  const text = await readFile(await (await saved).path(), 'utf8')
  expect(JSON.parse(text)).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{32}$/), spans: expect.any(Array) })
})

test('while the trace store is down the page says so, and works again afterwards', async ({ page, mesh }) => {
  await mesh.fault({ target: 'jaeger', kind: 'down' })
  await page.goto('./traces?namespaces=bookinfo&refresh=pause')
  const retry = page.getByRole('button', { name: 'Retry' })
  await expect(retry).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Jaeger cannot be reached.')).toBeVisible()
  await mesh.clearFaults()
  await retry.click()
  await expect(page.getByRole('region', { name: 'Found traces' }).getByRole('status').first()).toContainText('traces')
})

test('a trace that is not there, and an id that is none', async ({ page }) => {
  await page.goto('./traces/0000000000000000000000000000000a')
  await expect(page.getByText('There is no such trace')).toBeVisible()
  await page.goto('./traces/nonsense')
  await expect(page.getByText(/16 or 32 hexadecimal digits/)).toBeVisible()
})

for (const view of ['scatter', 'list'] as const) {
  test(`the search is accessible as ${view}`, async ({ page }) => {
    await new TracesPage(page).open(`namespaces=bookinfo&service=reviews.bookinfo&refresh=pause&view=${view}`)
    await expectAccessible(page)
  })
}

test('a trace with the panel of a span is accessible', async ({ page }) => {
  const traces = new TracesPage(page)
  await traces.open('namespaces=bookinfo&service=reviews.bookinfo&refresh=pause&view=list')
  await traces.openFirst()
  await traces.spans().nth(2).click()
  await expectAccessible(page)
})

test.describe('who may not see the gateway', () => {
  let mesh: DemoMesh
  let product: RunningProduct

  test.beforeAll(async () => {
    mesh = await createDemoMesh({ world: 'bookinfo', clock: 'manual', noise: false })
    const kubeconfig = `${mesh.kubeconfigPath}-editor`
    const text = await readFile(mesh.kubeconfigPath, 'utf8')
    await writeFile(kubeconfig, text.replace(/^current-context: .*$/m, 'current-context: editor'), { mode: 0o600 })
    product = await startProduct(
      {
        KUBECONFIG: kubeconfig,
        PHAROS_METRICS__STORES__0__URL: mesh.urls.prometheus,
        PHAROS_TRACING__STORES__0__URL: mesh.urls.jaeger,
      },
      { until: 'readyz' },
    )
  })

  test.afterAll(async () => {
    await product.stop()
    await mesh.close()
  })

  test('sees of its spans their time, and no name anywhere', async ({ page }) => {
    await page.goto(`${product.url}traces?namespaces=bookinfo&view=list&service=reviews.bookinfo&refresh=pause`)
    const traces = new TracesPage(page)
    await traces.openFirst()
    const hidden = traces.spans().filter({ hasText: 'Not visible to you' })
    await expect(hidden.first()).toBeVisible()
    await hidden.first().click()
    await expect(traces.span).toContainText('You may not see the namespace of this span')
    await expect(page.getByText(/that you may not see\. Their names elsewhere/)).toBeVisible()
    const id = /traces\/([0-9a-f]+)/.exec(page.url())?.[1] ?? ''
    const answer = await page.request.get(`${product.url}api/traces/${id}`)
    expect(answer.status()).toBe(200)
    expect(await answer.text()).not.toMatch(/istio-ingressgateway|istio-system/)
    expect(await page.locator('body').innerText()).not.toContain('istio-ingressgateway')
  })
})

test.describe('traces of strangers', () => {
  let mesh: DemoMesh
  let product: RunningProduct

  test.beforeAll(async () => {
    mesh = await createDemoMesh({ world: 'hostile', clock: 'manual', noise: false })
    product = await startProduct({
      KUBECONFIG: mesh.kubeconfigPath,
      PHAROS_METRICS__STORES__0__URL: mesh.urls.prometheus,
      PHAROS_TRACING__STORES__0__URL: mesh.urls.jaeger,
    })
  })

  test.afterAll(async () => {
    await product.stop()
    await mesh.close()
  })

  test('names and tags of any text are text; what is missing or skewed is said', async ({ page }) => {
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(error.message))
    page.on('dialog', (dialog) => wrong.push(`a script of a span ran: ${dialog.message()}`))
    const service = '<img src=x onerror="alert(1)"><script>alert(2)</script>&amp;</td>'
    await page.goto(`${product.url}traces?namespaces=*&view=list&service=${encodeURIComponent(service)}`)
    const traces = new TracesPage(page)
    await expect(traces.rows.first()).toContainText('<img src=x')
    await traces.openFirst()
    await expect(page.getByText(/was not stored/)).toBeVisible()
    await expect(page.getByText(/Clocks of hosts differ|The clocks of two hosts differ/)).toBeVisible()
    await traces.spans().filter({ hasText: '<img src=x' }).first().click()
    await expect(traces.span).toContainText("javascript:alert('url')")
    await expect(page.locator('a[href^="javascript"]')).toHaveCount(0)
    await expect(page.locator('img[src="x"]')).toHaveCount(0)
    expect(wrong).toEqual([])
  })
})
