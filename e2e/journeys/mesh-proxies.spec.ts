import { EditDialog } from '../pages/edit-dialog'
import { expectAccessible } from '../support/axe'
import { expect, test as base } from '../support/test'
import type { Locator, Page } from '@playwright/test'
import { z } from 'zod'

/** What istiod said is kept for so long, after faults of other journeys too. */
const KEPT = { timeout: 40_000 }

const answer = z.object({
  rows: z.array(z.object({ pod: z.string(), connection: z.string().nullable() })),
  sync: z.object({ state: z.string() }),
})

const test = base.extend<{ readonly dialog: EditDialog }>({
  // Through `graph`, which watches what the browser says of errors.
  dialog: async ({ graph }, use) => use(new EditDialog(graph.page)),
})

test.describe.configure({ timeout: 120_000 })

test('a proxy of another version is flagged, and found by its version', async ({ graph: { page } }) => {
  await untilAsked(page, ({ state }) => state === 'known')
  const proxies = await openProxies(page)
  const version = page.getByRole('group', { name: 'Versions' }).getByText('1.30.4 · 1')
  await version.click()
  await expect(page).toHaveURL(/version=1\.30\.4/)
  const old = proxies.getByRole('row', { name: /promos-v1-/ })
  await expect(old).toContainText('Other version')
  await expect(old).toContainText('Synced')
  await expect(old.getByTitle(/One minor version older than its istiod 1\.31\.1/)).toHaveText('1.30.4')
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible()
  await expectAccessible(page)

  await old.getByRole('button', { name: /^Actions for promos-v1-/ }).press('Enter')
  await expect(
    page.getByRole('menuitem', { name: /Its proxy is 1\.30\.4, and its istiod gives 1\.31\.1/ }),
  ).toBeVisible()
  await page.getByRole('menuitem', { name: 'Open the workload' }).click()
  await expect(page).toHaveURL(/workloads\/shop\/promos-v1/)
})

test('a proxy that does not take what istiod sends is stale, stands first, and is found', async ({
  graph: { page },
  mesh,
}) => {
  await mesh.fault({ target: 'mesh', kind: 'stale', pod: 'bookinfo/reviews-v2-' })
  await untilAsked(page, ({ rows }) => rows[0]?.connection === 'stale')
  const proxies = await openProxies(page)
  const first = proxies.getByRole('row').nth(1)
  await expect(first).toContainText('reviews-v2')
  await expect(first).toContainText('Stale')
  await expect(first.getByRole('img', { name: 'CDS: Stale' })).toBeVisible()
  await page.getByText(/^Out of sync · \d+$/).click()
  await expect(page).toHaveURL(/only=out-of-sync/)
  await expect(proxies.getByRole('row', { name: /productpage/ })).toHaveCount(0)
  await expectAccessible(page)
})

test('without istiod it is not known how far proxies are, and why, on a narrow screen too', async ({
  graph: { page },
  mesh,
}) => {
  await mesh.fault({ target: 'istiod', kind: 'down' })
  await untilAsked(page, ({ state }) => state === 'unknown')
  const proxies = await openProxies(page)
  const reason = page.getByText(/^How far proxies are is not known\. istiod-\S+: istiod refused the connection/)
  await expect(reason).toBeVisible()
  await expect(proxies.getByRole('row', { name: /promos-v1-/ })).toContainText('1.30.4')
  await expect(proxies.getByRole('row', { name: /promos-v1-/ })).toContainText('Not known')
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(reason).toBeInViewport({ ratio: 1 })
  await expect(proxies.getByRole('row').nth(1)).toBeInViewport()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(page)
})

test('a namespace is switched in a preview, and nothing is written on cancel', async ({ dialog, page }) => {
  const wrote: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/edits/apply')) wrote.push(request.url())
  })
  await page.goto('mesh?tab=revisions&refresh=pause')
  const shop = page.getByRole('table', { name: 'Namespaces' }).getByRole('row', { name: /^shop/ })
  await expect(shop).toContainText('Restart needed')
  await expectAccessible(page)
  const before = await shop.textContent()
  await shop.getByRole('button', { name: 'Switch shop to another revision' }).click()
  await page.getByRole('menuitem', { name: /Use the revision tag prod → default/ }).click()
  await expect(dialog.part('What happens')).toContainText(
    'Control plane revision of shop: none → prod; pods follow at their next restart',
  )
  await expect(dialog.part('API server')).toContainText('Accepts the change')
  await expectAccessible(page)
  await dialog.button('Cancel').click()
  await expect(dialog.window).toHaveCount(0)
  await page.reload()
  await expect(shop).toHaveText(before ?? '')
  expect(wrote).toEqual([])

  await shop.getByRole('link', { name: '1 pod' }).click()
  await expect(page).toHaveURL(/tab=proxies.*only=restart.*ns=shop/)
  await expect(page.getByRole('table', { name: 'Proxies' }).getByRole('row')).toHaveCount(2)
})

async function openProxies(page: Page): Promise<Locator> {
  await page.goto('mesh?tab=proxies&refresh=pause')
  const table = page.getByRole('table', { name: 'Proxies' })
  await expect(table.getByRole('row', { name: /promos-v1-/ })).toBeVisible()
  return table
}

type Told = z.infer<typeof answer>

/** Until istiod, which is asked now and then only, has been asked again. */
async function untilAsked(page: Page, isSo: (told: Pick<Told, 'rows'> & Told['sync']) => boolean): Promise<void> {
  await expect
    .poll(async () => {
      const { rows, sync } = answer.parse(await (await page.request.get('./api/mesh/proxies')).json())
      return isSo({ rows, ...sync })
    }, KEPT)
    .toBe(true)
}
