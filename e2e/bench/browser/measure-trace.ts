import { atLeast, atMost } from '@/e2e/bench/verdict'
import { manySpans } from '@/e2e/support/many-spans'
import type { BrowserMeasure } from './measure'
import { framesWhile } from './frames-while'
import { openContext } from './open-page'

const SPANS = 2_000
const LEAST_FPS = 30
const MOST_FIRST_MS = 2_000
const MOST_FOLD_MS = 500

/** What the browser has to do with a long trace; the trace is made here, for what a store needs for it is another measure. */
export const measureTrace: BrowserMeasure = async ({ browser, small }) => {
  const context = await openContext(browser, small)
  const page = await context.newPage()
  await page.route(/\/api\/traces\/[0-9a-f]{32}/, (route) => route.fulfill({ json: manySpans(SPANS) }))
  const began = performance.now()
  await page.goto(`./traces/${'ab'.repeat(16)}`)
  const rows = page.getByRole('treegrid').getByRole('row')
  await rows.nth(3).waitFor()
  const firstMs = performance.now() - began

  await page.getByRole('treegrid').hover()
  const scrolling = await framesWhile(page, (step) => page.mouse.wheel(0, step % 200 < 100 ? 1_500 : -1_500))
  const folded = performance.now()
  await page.getByRole('button', { name: 'Fold all', exact: true }).click()
  await page.getByRole('treegrid').and(page.locator('[aria-rowcount="2"]')).waitFor()
  await page.getByRole('button', { name: 'Unfold all' }).click()
  await rows.nth(3).waitFor()
  const foldMs = (performance.now() - folded) / 2
  await context.close()
  return {
    title: `A trace of ${SPANS} spans`,
    lines: [
      `its first spans stood after ${firstMs.toFixed(0)} ms`,
      `scrolling: ${scrolling.fps.toFixed(0)} frames a second, the longest took ${scrolling.longestMs.toFixed(0)} ms`,
      `folding or unfolding all took ${foldMs.toFixed(0)} ms`,
    ],
    figures: { firstMs, scrolling, foldMs },
    verdicts: [
      atLeast('frames a second while scrolling a long trace', scrolling.fps, LEAST_FPS),
      atMost('first spans of a long trace, from the navigation, ms', firstMs, MOST_FIRST_MS),
      atMost('folding a long trace, ms', foldMs, MOST_FOLD_MS),
    ],
  }
}
