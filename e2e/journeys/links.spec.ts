import { ListPage } from '../pages/list-page'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/test'

const WORKLOAD = 'workloads/bookinfo/reviews-v2'
/** Pages whose links are followed: each kind of page once, in every tab that has links. */
const PAGES = [
  'overview',
  'namespaces',
  'applications?namespaces=bookinfo',
  'services?namespaces=bookinfo',
  'workloads?namespaces=bookinfo',
  'namespaces/bookinfo',
  'applications/bookinfo/reviews',
  'services/bookinfo/reviews',
  WORKLOAD,
  `${WORKLOAD}?tab=traffic`,
  'traces?namespaces=bookinfo&service=reviews.bookinfo&view=list',
] as const
/** Of links that differ in their query alone so many are followed. */
const OF_A_PATH = 2

test('no link of the main pages leads to an error', async ({ page, request }) => {
  test.setTimeout(180_000)
  const found = new Map<string, Set<string>>()
  for (const path of PAGES) {
    await page.goto(`./${path}`)
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible({ timeout: 20_000 })
    for (const href of await ownLinks(page)) {
      const { pathname } = new URL(href)
      found.set(pathname, (found.get(pathname) ?? new Set()).add(href))
    }
  }
  expect(found.size, 'pages that are linked to').toBeGreaterThan(20)
  const followed = [...found.values()].flatMap((hrefs) => [...hrefs].slice(0, OF_A_PATH))
  const broken: string[] = []
  for (const href of followed) {
    const status = (await request.get(href)).status()
    broken.push(...[`${href}: ${status}`].filter(() => status !== 200))
  }
  expect(broken).toEqual([])
})

/** Where the links of the page as it stands lead, within the product. */
async function ownLinks(page: Page): Promise<readonly string[]> {
  const here = new URL(page.url())
  const hrefs = await page
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  return hrefs
    .map((href) => new URL(href, here))
    .filter(({ origin, hash }) => origin === here.origin && hash === '')
    .map(({ href }) => href)
}

test('breadcrumbs lead back to the list with its filters, and to the namespace', async ({ page }) => {
  const list = new ListPage(page)
  await list.goto('workloads', 'namespaces=bookinfo&q=reviews&refresh=pause')
  await list.row('reviews-v2').getByRole('link', { name: 'reviews-v2' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'reviews-v2' })).toBeVisible()
  const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' })
  await crumbs.getByRole('link', { name: 'Workloads' }).click()
  await expect(page).toHaveURL(/\/workloads\?.*q=reviews/)
  await expect(list.row('productpage-v1')).toHaveCount(0)
  await page.goBack()
  await crumbs.getByRole('link', { name: 'bookinfo' }).click()
  await expect(page).toHaveURL(/\/namespaces\/bookinfo/)
  await expect(page.getByRole('heading', { level: 1, name: 'bookinfo' })).toBeVisible()
})

for (const path of [
  'namespaces/bookinfo',
  'applications/bookinfo/reviews',
  `${WORKLOAD}?tab=inbound`,
  `${WORKLOAD}?tab=traces`,
  'traces?namespaces=bookinfo&service=reviews.bookinfo&view=list',
]) {
  test(`axe finds nothing on ${path}`, async ({ page }) => {
    await page.goto(`./${path}`)
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible({ timeout: 20_000 })
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 20_000 })
    await expectAccessible(page)
  })
}
