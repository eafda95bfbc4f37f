import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { expect, test } from '@playwright/test'
import { FindBox } from '../pages/find-box'
import { GraphPage } from '../pages/graph-page'
import { type RunningProduct, startProduct } from '../support/start-product'

let mesh: DemoMesh
let product: RunningProduct

test.beforeAll(async () => {
  mesh = await createDemoMesh({ world: 'hostile', clock: 'manual', noise: false })
  product = await startProduct({
    KUBECONFIG: mesh.kubeconfigPath,
    PHAROS_METRICS__STORES__0__URL: mesh.urls.prometheus,
  })
})

test.afterAll(async () => {
  await product.stop()
  await mesh.close()
})

test('names with quotes, markup, patterns and 253 characters are drawn as text', async ({ page }) => {
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('dialog', (dialog) => wrong.push(`a script of the mesh ran: ${dialog.message()}`))
  const graph = new GraphPage(page)
  await page.goto(`${product.url}graph?namespaces=*`)
  await graph.settled()
  const labels = (await graph.drawn()).map(({ label }) => label).join('\n')
  expect(labels).toContain('<img src=x')
  await graph.showTable('Nodes')
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
  expect(await graph.rows()).toContainEqual(expect.objectContaining({ Name: expect.stringContaining('<img src=x') }))
  expect(wrong).toEqual([])
})

test('a name with markup is offered as a value, and what is taken finds it', async ({ page }) => {
  const graph = new GraphPage(page)
  await page.goto(`${product.url}graph?namespaces=*&refresh=pause`)
  await graph.settled()
  const find = new FindBox(page, 'Find')
  await find.field.focus()
  await find.field.fill('name = "<img')
  await expect(find.options.first()).toContainText('<img src=x')
  await page.keyboard.press('Tab')
  await expect(find.field).toHaveValue(/^name = "<img src=x.*" $/)
  await find.says(/found/)
  const found = (await graph.drawn()).filter(({ classes }) => classes.includes('found'))
  expect(found.map(({ label }) => label).join()).toContain('<img src=x')
})

test('every namespace of that mesh can be asked for by itself', async ({ request }) => {
  const answer: unknown = await (await request.get(`${product.url}api/namespaces`)).json()
  const names = JSON.stringify(answer).match(/(?<="name":")[a-z0-9-]+(?=")/g) ?? []
  expect(names).toContain('constructor')
  for (const name of names) {
    const graph = await request.get(`${product.url}api/graph?namespaces=${name}&latency=p95`)
    expect(graph.status(), name).toBe(200)
  }
})

test('pages about things with hostile names show them as text', async ({ page, request }) => {
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('dialog', (dialog) => wrong.push(`a script of the mesh ran: ${dialog.message()}`))
  for (const list of ['workloads', 'services', 'applications'] as const) {
    const answer: unknown = await (await request.get(`${product.url}api/${list}?fields=none`)).json()
    const things = namesIn(answer).slice(0, 8)
    expect(things.length).toBeGreaterThan(0)
    for (const { namespace, name } of things) {
      await page.goto(`${product.url}${list}/${namespace}/${encodeURIComponent(name)}`)
      await expect(page.getByRole('region', { name: 'Istio config that acts on it' })).toBeVisible()
    }
  }
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
  expect(wrong).toEqual([])
})

/** The rows of a list that have pages of their own. */
function namesIn(answer: unknown): readonly { readonly namespace: string; readonly name: string }[] {
  const rows: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'rows') : undefined
  if (!Array.isArray(rows)) return []
  return rows.flatMap((row: unknown) => {
    if (typeof row !== 'object' || row === null) return []
    const [namespace, name, kind]: unknown[] = ['namespace', 'name', 'kind'].map((key): unknown =>
      Reflect.get(row, key),
    )
    const isOne =
      typeof namespace === 'string' && typeof name === 'string' && (kind === undefined || kind === 'kubernetes')
    return isOne ? [{ namespace, name }] : []
  })
}
