import { ListPage } from '../pages/list-page'
import { expect, test } from '../support/test'

test('on a slow machine the address never takes back a filter that was typed', async ({ graph: { page } }) => {
  const list = new ListPage(page)
  await list.goto('workloads', 'namespaces=*&refresh=pause')
  await expect(list.row('shipping-v1')).toBeVisible()
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 8 })
  await page.evaluate(() => {
    const seen: string[] = []
    const next = new MessageChannel()
    // A task of its own between any two of the page's: no address stands unseen.
    next.port1.onmessage = () => {
      if (seen.at(-1) !== location.search) seen.push(location.search)
      document.body.dataset.seen = seen.join('\n')
      next.port2.postMessage(null)
    }
    next.port2.postMessage(null)
  })
  await list.filter.click()
  await page.keyboard.type('v1 health:degraded ')
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').first().click()
  await expect(page).toHaveURL(/health=degraded.*sort=|sort=.*health=degraded/)
  await expect(list.row('payments-v2')).toHaveCount(0)
  const seen = (await page.locator('body').getAttribute('data-seen'))?.split('\n') ?? []
  expect(seen.length).toBeGreaterThan(1)
  expect(new Set(seen).size, seen.join('\n')).toBe(seen.length)
})
