import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/**
 * Expects that axe finds nothing on the page as it stands, in light and in dark. The theme must follow the system.
 * All rules are asked, best practices too, except for one: menus, completions and tooltips stand beside the landmarks, from where the
 * focus, or the element that they describe, leads to them.
 */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    const { violations } = await new AxeBuilder({ page }).analyze()
    const found = violations
      .flatMap(({ id, nodes }) => nodes.map((node) => ({ rule: id, target: node.target.join(' '), html: node.html })))
      .filter(({ rule, html }) => !(rule === 'region' && FLOATING.test(html)))
    expect(found, `axe in ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null })
}

const FLOATING = /data-portal|mantine-(Combobox|Menu|Tooltip)/
