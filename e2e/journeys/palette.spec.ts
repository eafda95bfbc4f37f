import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { ListPage } from '../pages/list-page'
import { Palette } from '../pages/palette'
import { expectAccessible } from '../support/axe'
import { startProduct } from '../support/start-product'
import { expect, test as base } from '../support/test'

const test = base.extend<{ readonly list: ListPage; readonly palette: Palette }>({
  // Through `graph`, which watches what the browser says of errors.
  list: async ({ graph }, use) => use(new ListPage(graph.page)),
  palette: async ({ graph }, use) => use(new Palette(graph.page)),
})

const QUIET = 'namespaces=*&refresh=pause'
const traces = z.object({ traces: z.array(z.object({ id: z.string() })) })

test('a workload is found and opened by the keyboard alone', async ({ list, palette, page }) => {
  await list.goto('workloads', QUIET)
  await palette.open()
  await expect(palette.field).toBeFocused()
  await page.keyboard.type('book rev v2 deploy')
  await expect(palette.chosen).toHaveText(/reviews-v2.*Deployment in bookinfo/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/workloads\/bookinfo\/reviews-v2/)
  await expect(page.getByRole('heading', { name: 'reviews-v2', level: 1 })).toBeVisible()

  await palette.open()
  await page.keyboard.type('> logs')
  await expect(palette.chosen).toHaveText(/Logs: reviews-v2/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/tab=logs/)
  await page.goBack()
  await page.goBack()
  await expect(list.table).toBeVisible()

  await palette.open()
  await expect(palette.dialog.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveText([/reviews-v2/])
})

test('Enter that is faster than the answer waits for it', async ({ list, palette, page }) => {
  await list.goto('workloads', QUIET)
  await palette.open()
  await page.keyboard.insertText('productpage-v1')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/workloads\/bookinfo\/productpage-v1/)
})

test('prefixes narrow, arrows choose, and what there is not is said', async ({ list, palette, page }) => {
  await list.goto('workloads', QUIET)
  await palette.open()
  await page.keyboard.type('@')
  await expect(palette.option(/^shop/)).toBeVisible()
  await expect(palette.option(/Workloads/)).toHaveCount(0)
  await page.keyboard.type('boo')
  await expect(palette.chosen).toHaveText(/bookinfo/)

  await palette.field.fill('#reviews')
  await expect(palette.chosen).toHaveText(/reviews.*DestinationRule in bookinfo/)
  await palette.field.fill('#')
  await expect(palette.option(/VirtualService in/).first()).toBeVisible()
  const first = await palette.chosen.textContent()
  await page.keyboard.press('ArrowDown')
  await expect(palette.chosen).not.toHaveText(first ?? '')

  await palette.field.fill('<b>nothing</b>')
  await expect(palette.dialog.getByText('Nothing that you may see matches “<b>nothing</b>”.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette.dialog).toBeHidden()
})

test('what is chosen opens in a new tab with Ctrl Enter', async ({ list, palette, page }) => {
  await list.goto('workloads', QUIET)
  await palette.open()
  await page.keyboard.type('details-v1')
  await expect(palette.chosen).toHaveText(/details-v1/)
  const [tab] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Control+Enter')])
  await expect(tab).toHaveURL(/\/workloads\/bookinfo\/details-v1/)
  await expect(page).toHaveURL(/\/workloads\?/)
  await tab.close()
})

test('a pasted trace id, link or pod goes straight there', async ({ list, palette, page, mesh }) => {
  await mesh.advance(30)
  await list.goto('workloads', QUIET)
  const found = traces.parse(
    await (await page.request.get('./api/traces?service=productpage.bookinfo&duration=5m')).json(),
  )
  const [{ id } = { id: '' }] = found.traces
  await palette.open()
  await palette.paste(` ${id}\n`)
  await expect(page).toHaveURL(new RegExp(`/traces/${id}`))

  const link = new URL('./services/bookinfo/reviews?tab=traffic&duration=10m', page.url().replace(/traces\/.*/, ''))
  await palette.open()
  await palette.paste(link.href)
  await expect(page).toHaveURL(link.href)

  const pods = await page.request.get('./api/logs/bookinfo?workload=reviews-v1')
  const pod = /reviews-v1-[a-z0-9]+-[a-z0-9]+/.exec(await pods.text())?.[0] ?? ''
  await palette.open()
  await palette.paste(pod)
  await expect(page).toHaveURL(/\/workloads\/bookinfo\/reviews-v1/)
})

test('switches of the page are found by name', async ({ graph, palette, page }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  await palette.open()
  await page.keyboard.type('response time')
  await expect(palette.chosen).toHaveText(/Label on the edges: Response time.*Off/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/edgeLabels=rate(,|%2C)latency/)
  await palette.open()
  await page.keyboard.type('>dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
})

test('opened again at once it is empty, and listens', async ({ graph, palette, page }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  for (const word of ['reviews', 'ratings', 'details']) {
    await palette.open()
    await page.keyboard.type(word)
    await expect(palette.field).toHaveValue(word)
    await page.keyboard.press('Escape')
  }
})

test('g and a letter go to a page, unless something is typed or single letters are off', async ({
  list,
  palette,
  page,
}) => {
  await list.goto('workloads', QUIET)
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(page).toHaveURL(/\/services/)
  await page.getByRole('searchbox').or(page.getByLabel('Filter rows')).first().focus()
  await page.keyboard.type('gw')
  await expect(page).toHaveURL(/q=gw/)
  await page.keyboard.press('Escape')

  await palette.open()
  await page.keyboard.type('?keyb')
  await page.keyboard.press('Enter')
  const map = page.getByRole('dialog', { name: 'Keyboard map' })
  await expect(map.getByRole('rowheader', { name: 'g w' })).toBeVisible()
  await map.getByRole('switch', { name: /^Single-letter keys/ }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await expect(map).toBeHidden()
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await expect(page).toHaveURL(/\/services/)
})

test('nothing of a namespace that may not be seen is found', async ({ page, mesh }, info) => {
  const kubeconfig = info.outputPath('kubeconfig')
  const text = await readFile(mesh.kubeconfig(), 'utf8')
  await writeFile(kubeconfig, text.replace(/^current-context: .*$/m, 'current-context: editor'), { mode: 0o600 })
  const product = await startProduct(
    { KUBECONFIG: kubeconfig, PHAROS_METRICS__STORES__0__URL: mesh.prometheus() },
    { until: 'readyz' },
  )
  try {
    const ask = async (query: string) => (await page.request.get(`${product.url}api/search?${query}`)).text()
    await expect.poll(() => ask('kinds=namespace')).toContain('"name":"bookinfo"')
    for (const query of ['q=shop', 'q=payments', 'q=', 'kinds=namespace', 'kinds=config', 'q=istiod']) {
      expect(await ask(query), query).not.toMatch(/"namespace":"(shop|istio-system)"/)
    }
    expect(JSON.parse(await ask('q=shop'))).toMatchObject({ results: [], total: 0 })
  } finally {
    await product.stop()
  }
})

test('the palette can be used by everybody, also on a telephone', async ({ list, palette, page }) => {
  await list.goto('workloads', QUIET)
  await palette.open()
  await expect(palette.option('Traffic graph')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.type('reviews')
  await expect(palette.option(/reviews-v1.*Deployment/)).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 800 })
  await page.getByRole('button', { name: 'Search and commands' }).click()
  await page.keyboard.type('reviews')
  await expect(palette.option(/reviews-v1.*Deployment/)).toBeVisible()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
