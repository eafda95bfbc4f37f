import { expectAccessible } from '../support/axe'
import { manySpans } from '../support/many-spans'
import { expect, test } from '../support/test'

test('a trace of 2,000 spans keeps only what is seen in the document, is walked, folded and unfolded', async ({
  page,
}) => {
  await page.route(/\/api\/traces\/[0-9a-f]{32}/, (route) => route.fulfill({ json: manySpans(2_000) }))
  await page.goto(`./traces/${'ab'.repeat(16)}`)
  const tree = page.getByRole('treegrid')
  await expect(tree).toHaveAttribute('aria-rowcount', '2001')
  const rows = tree.getByRole('row')
  await expect.poll(() => rows.count()).toBeLessThan(100)
  await rows.nth(1).focus()
  await page.keyboard.press('End')
  await expect(tree.locator('[aria-rowindex="2001"]')).toBeFocused()
  await expect.poll(() => rows.count()).toBeLessThan(100)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Fold all', exact: true }).click()
  await expect(rows).toHaveCount(2)
  await page.getByRole('button', { name: 'Unfold all' }).click()
  await expect(tree).toHaveAttribute('aria-rowcount', '2001')
})
