import { ListPage } from '../pages/list-page'
import { TracesPage } from '../pages/traces-page'
import { expect, test } from '../support/test'

const ALL = 'namespaces=*&refresh=pause'

/** Heights of the rows, pixels, each once. */
async function heights(list: ListPage): Promise<readonly number[]> {
  const rows = await list.table.locator('tr[data-index]').all()
  const boxes = await Promise.all(rows.map((row) => row.boundingBox()))
  return [...new Set(boxes.flatMap((box) => (box === null ? [] : [box.height])))]
}

test('rows stand closer where one chooses so, here and on every page after', async ({ graph: { page } }) => {
  const list = new ListPage(page)
  await list.goto('workloads', ALL)
  await expect(list.row('details-v1')).toBeVisible()
  expect(await heights(list)).toEqual([36])
  const scroller = list.table.locator('..')
  await scroller.evaluate((box) => box.scrollTo(0, 10 * 36))

  await list.shell.chooseDensity('Compact')
  await expect.poll(() => heights(list)).toEqual([28])
  await expect.poll(() => scroller.evaluate((box) => box.scrollTop), 'the first row stays the first').toBe(10 * 28)

  await list.goto('services', ALL)
  await expect(list.row('details')).toBeVisible()
  expect(await heights(list)).toEqual([28])
  const traces = new TracesPage(page)
  await traces.open('service=productpage.bookinfo&refresh=pause')
  await traces.showList()
  expect(await traces.rows.first().evaluate((row) => row.getBoundingClientRect().height)).toBe(28)
})

test('the rows of a page that is loaded again do not change their height', async ({ graph: { page } }) => {
  const list = new ListPage(page)
  await list.goto('workloads', ALL)
  await list.shell.chooseDensity('Compact')
  await page.addInitScript(() => {
    const seen = new Set<number>()
    const look = (): void => {
      for (const row of document.querySelectorAll('tr[data-index]')) seen.add(row.getBoundingClientRect().height)
      document.documentElement.dataset.seenHeights = [...seen].join(' ')
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await page.reload()
  await expect(list.row('details-v1')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-seen-heights', '28')
})
