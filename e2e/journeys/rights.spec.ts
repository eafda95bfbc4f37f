import { type APIRequestContext, expect, test } from '@playwright/test'
import { builtRoutes } from '../support/routes'
import { type RunningProduct, startProduct } from '../support/start-product'

/** What anybody may read (security rule R1); everything else that the build has must refuse. */
const OPEN = ['/healthz', '/readyz', '/metrics', '/api/info', '/icon.svg', '/_not-found', '/_global-error']

let product: RunningProduct

test.beforeAll(async () => {
  // As in a pod where nobody has decided who may come in.
  product = await startProduct({ KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: '1' })
})

test.afterAll(() => product.stop())

test('in a cluster every page and handler refuses until somebody decides who may come in', async ({ request }) => {
  const routes = builtRoutes()
  expect(routes).toContain('/api/graph')
  const refused = routes.filter((route) => !OPEN.includes(route))
  const statuses = await Promise.all(refused.map(async (route) => [route, await statusOf(request, route)]))
  expect(statuses).toEqual(refused.map((route) => [route, 401]))
})

test('the page that refuses says what to do, and shows nothing of the mesh', async ({ page }) => {
  await page.goto(`${product.url}graph`)
  await expect(page.getByText('auth.strategy')).toBeVisible()
  await expect(page.getByRole('application')).toHaveCount(0)
})

test('a host name that is not ours is refused', async ({ request }) => {
  for (const path of ['api/me', 'healthz', 'metrics']) {
    const answer = await request.get(`${product.url}${path}`, { headers: { host: 'evil.example' } })
    expect(answer.status(), path).toBe(400)
  }
})

async function statusOf(request: APIRequestContext, route: string): Promise<number> {
  const url = `${product.url.slice(0, -1)}${route}`
  const got = (await request.get(url)).status()
  // What only takes writes is asked as a page of ours would.
  const headers = { origin: new URL(url).origin }
  return got === 405 ? (await request.post(url, { data: {}, headers })).status() : got
}
