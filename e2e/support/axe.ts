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
    const { violations } = await analyze(page)
    const found = violations
      .flatMap(({ id, nodes }) => nodes.map((node) => ({ rule: id, target: node.target.join(' '), html: node.html })))
      .filter(({ rule, html }) => !(rule === 'region' && FLOATING.test(html)))
    expect(found, `axe in ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null })
}

const FLOATING = /data-portal|mantine-(Combobox|Menu|Tooltip)/

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>

/** What axe says of elements that left while it looked is about no page that there was, and it stumbles over them: it looks again. */
async function analyze(page: Page): Promise<AxeResults> {
  for (;;) {
    const left = await page.evaluateHandle(() => {
      const seen = { elements: 0, stop: () => observer.disconnect() }
      const observer = new MutationObserver((changes) => {
        for (const { removedNodes } of changes) {
          seen.elements += [...removedNodes].filter((node) => node instanceof Element).length
        }
      })
      observer.observe(document.body, { childList: true, subtree: true })
      return seen
    })
    const looked = await new AxeBuilder({ page }).analyze().then(
      (results) => ({ results }),
      (error: unknown) => ({ error }),
    )
    const changed = await left.evaluate(({ elements, stop }) => {
      stop()
      return elements > 0
    })
    await left.dispose()
    if (changed) continue
    if ('error' in looked) throw looked.error
    return looked.results
  }
}
