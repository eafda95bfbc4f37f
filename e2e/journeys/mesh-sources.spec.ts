import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/test'

const cardOf = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('region', { name })
const foundIn = (page: Page, name: string | RegExp) => cardOf(page, name).getByRole('list', { name: 'Found' })
const quoted = (page: Page) => page.getByRole('main').getByRole('region', { name: 'Why' })

test('without Prometheus the graph quotes the doctor, whose page has evidence and fix', async ({ graph, mesh }) => {
  const { page } = graph
  await page.goto('./graph?namespaces=bookinfo&duration=1m&refresh=pause')
  await graph.settled()
  await mesh.fault({ target: 'prometheus', kind: 'down' })
  await page.reload()
  await expect(quoted(page).getByRole('heading', { name: 'S02 Refused or timed out' })).toBeVisible({ timeout: 30_000 })
  await quoted(page).getByRole('link', { name: 'Open in Mesh › Sources' }).click()
  await expect(page).toHaveURL(/\/mesh\?tab=sources&sel=prometheus&cause=S02/)
  const found = foundIn(page, /Metric store/)
  await expect(found.getByRole('listitem')).toHaveCount(1)
  await expect(found.locator('[aria-current=true]')).toContainText('S02')
  await expect(found.getByRole('table', { name: 'What S02 rests on' })).toBeVisible()
  await expect(found.getByRole('region', { name: 'What helps against S02' })).toBeVisible()
  await expectAccessible(page)

  await mesh.clearFaults()
  await page.getByRole('button', { name: 'Test again' }).click()
  await expect(found).toHaveCount(0)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
