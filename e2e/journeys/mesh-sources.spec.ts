import { createDemoMesh } from '@/demo/mesh'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { startProduct } from '../support/start-product'
import { expect, test } from '../support/test'

const cardOf = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('region', { name })
const foundIn = (page: Page, name: string | RegExp) => cardOf(page, name).getByRole('list', { name: 'Found' })
const quoted = (page: Page) => page.getByRole('main').getByRole('region', { name: 'Why' })

test('without Prometheus its card has cause, evidence and fix, which the graph quotes', async ({ graph, mesh }) => {
  const { page } = graph
  const found = foundIn(page, /Metric store/)
  await mesh.fault({ target: 'prometheus', kind: 'down' })
  await lookAgain(page)
  await expect(found.getByRole('heading')).toHaveText([/S02/])
  await expect(found.getByRole('table', { name: 'What S02 rests on' })).toBeVisible()
  await expect(found.getByRole('region', { name: 'What helps against S02' })).toBeVisible()
  await expectAccessible(page)

  await page.goto('./graph?namespaces=bookinfo&duration=30m&refresh=pause')
  await expect(quoted(page).getByRole('heading', { name: 'S02 Refused or timed out' })).toBeVisible()
  await quoted(page).getByRole('link', { name: 'Open in Mesh › Sources' }).click()
  await expect(page).toHaveURL(/\/mesh\?tab=sources&sel=prometheus&cause=S02/)
  await expect(found.locator('[aria-current=true]')).toContainText('S02')

  await mesh.clearFaults()
  await page.getByRole('button', { name: 'Test again' }).click()
  await expect(found).toHaveCount(0)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

/** What was looked at half a minute ago does not do. It is kept by window, too, so that each journey has one of its own. */
async function lookAgain(page: Page): Promise<void> {
  await page.goto('./mesh?tab=sources')
  await page.getByRole('button', { name: 'Test again' }).click()
  await expect(page.getByRole('button', { name: 'Test again' })).toBeEnabled()
}

test('graphs that are empty say that nobody made a request, and how to make some', async ({
  graph: { page },
  mesh,
}) => {
  await mesh.fault({ target: 'mesh', kind: 'load', entry: '*', factor: 0 })
  await mesh.advance(400)
  await lookAgain(page)
  await page.goto('./graph?namespaces=shop&duration=2m&refresh=pause')
  await expect(quoted(page).getByRole('heading', { name: 'S27 No requests were made' })).toBeVisible()
  await expect(quoted(page)).toContainText('No request of shop was made in the last 2m.')
  await expect(quoted(page).getByRole('region', { name: 'No requests were made' })).toContainText('curl')
  await expectAccessible(page)

  await page.goto('./graph?focus=workload:bookinfo/reviews-v2&duration=2m&refresh=pause')
  await expect(page.getByRole('heading', { name: /^No traffic to or from .*reviews-v2/ })).toBeVisible()
  await expect(quoted(page)).toContainText('No request of bookinfo was made in the last 2m.')
})

test('logs that may not be read quote the right that is missing, with the role that grants it', async ({
  graph: { page },
  mesh,
}) => {
  await mesh.fault({ target: 'kubernetes', kind: 'deny', verb: 'get', resource: 'pods/log' })
  await page.goto('./workloads/shop/shipping-v1?tab=logs&duration=3m&refresh=pause')
  await expect(quoted(page).getByRole('heading', { name: 'S22 Right missing' })).toBeVisible()
  await expect(quoted(page).getByRole('region', { name: 'Right missing' })).toContainText('resources: [pods/log]')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  // The page itself does not scroll sideways, and nothing in it has to.
  await expect
    .poll(() =>
      page
        .getByRole('main')
        .evaluate((main) => main.querySelector('[aria-label="Why"]')?.getBoundingClientRect().right),
    )
    .toBeLessThanOrEqual(390)
})

test('a dashboard without numbers says that nobody scrapes its proxies', async ({ graph: { page }, mesh }) => {
  await mesh.fault({ target: 'prometheus', kind: 'unscraped', of: 'shop' })
  await mesh.advance(400)
  await lookAgain(page)
  await page.goto('./workloads/shop/shipping-v1?tab=runtime&dashboard=envoy&duration=4m&refresh=pause')
  await expect(quoted(page).getByRole('heading', { name: 'S17 Proxies not scraped' })).toBeVisible()
})

test('a wrong base path is named; another is tried, and kept nowhere', async ({ graph: { page } }) => {
  const mesh = await createDemoMesh({ world: 'bookinfo', clock: 'manual', noise: false })
  mesh.clock.advance(120)
  const product = await startProduct({
    KUBECONFIG: mesh.kubeconfigPath,
    PHAROS_METRICS__STORES__0__URL: `${mesh.urls.prometheus}/wrong`,
  })
  try {
    await page.goto(`${product.url}mesh?tab=sources`)
    const card = cardOf(page, /Metric store/)
    await expect(foundIn(page, /Metric store/).getByRole('heading')).toHaveText([/S06/])
    await card.getByRole('button', { name: 'Try these settings' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Address').fill(mesh.urls.prometheus)
    await dialog.getByRole('button', { name: 'Try', exact: true }).click()
    await expect(dialog.getByRole('region', { name: /These lines/ })).toContainText(`url: ${mesh.urls.prometheus}`)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Test again' }).click()
    await expect(foundIn(page, /Metric store/).getByRole('heading')).toHaveText([/S06/])
  } finally {
    await product.stop()
    await mesh.close()
  }
})
