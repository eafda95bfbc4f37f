import { median } from '@/e2e/bench/measure'
import { atMost } from '@/e2e/bench/verdict'
import type { BrowserContext } from '@playwright/test'
import type { BrowserMeasure, Site } from './measure'
import { openContext } from './open-page'

/** Milliseconds from the beginning of the navigation. */
interface Moments {
  readonly firstByte: number
  readonly firstPaint: number
  readonly largestPaint: number
  readonly interactive: number
  readonly drawn: number
}

/**
 * From the navigation to the drawn graph of 50 services. Warm: the browser has the files, the server has started, but the
 * numbers are new and no place is remembered. Cold: the browser has nothing.
 */
export const measureFirstGraph: BrowserMeasure = async ({ browser, small, quick }) => {
  const rounds = quick ? 3 : 9
  const cold: Moments[] = []
  for (let round = 0; round < rounds; round += 1) {
    const context = await openContext(browser, small)
    cold.push(await navigate(context, small))
    await context.close()
  }
  const context = await openContext(browser, small)
  await navigate(context, small)
  const warm = await repeatedly(rounds, async () => {
    await forget(context)
    return navigate(context, small)
  })
  const again = await repeatedly(rounds, () => navigate(context, small))
  await context.close()

  return {
    title: `First graph: 50 services, median of ${rounds}`,
    lines: [line('cold', cold), line('warm', warm), line('warm, places remembered', again)],
    figures: { cold, warm, again },
    verdicts: [
      atMost('warm navigation to a drawn graph of 50 services, ms', middle(warm, 'drawn'), 1000),
      atMost('largest contentful paint of a cold navigation, ms', middle(cold, 'largestPaint'), 2500),
    ],
  }
}

async function repeatedly(rounds: number, run: () => Promise<Moments>): Promise<readonly Moments[]> {
  const all: Moments[] = []
  for (let round = 0; round < rounds; round += 1) all.push(await run())
  return all
}

async function navigate(context: BrowserContext, site: Site): Promise<Moments> {
  await site.advance(5)
  const page = await context.newPage()
  await page.addInitScript(watchPage)
  await page.goto(`./graph?${site.query}`, { waitUntil: 'commit' })
  await page.locator('[role="application"][data-settled="true"]').waitFor({ timeout: 120_000 })
  const moments = await page.evaluate(readMoments)
  await page.close()
  return moments
}

/** What the page remembers of earlier visits; its files stay in the browser's cache. */
async function forget(context: BrowserContext): Promise<void> {
  const page = await context.newPage()
  await page.goto('./healthz')
  await page.evaluate(() => localStorage.clear())
  await page.close()
}

/** Runs in the page, before anything else does. */
function watchPage(): void {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) Reflect.set(window, '__largestPaint', entry.startTime)
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new MutationObserver((_, observer) => {
    if (document.querySelector('[role="application"][data-settled="true"]') === null) return
    Reflect.set(window, '__drawn', performance.now())
    observer.disconnect()
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-settled'] })
}

/** Runs in the page, after the graph was drawn; a function inside of it would be compiled to what no page knows. */
function readMoments(): Moments {
  const [navigation] = performance.getEntriesByType('navigation')
  return {
    firstByte: Number(navigation === undefined ? NaN : Reflect.get(navigation, 'responseStart')),
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    largestPaint: Number(Reflect.get(window, '__largestPaint')),
    interactive: Number(navigation === undefined ? NaN : Reflect.get(navigation, 'domInteractive')),
    drawn: Number(Reflect.get(window, '__drawn')),
  }
}

function middle(all: readonly Moments[], name: keyof Moments): number {
  return median(all.map((moments) => moments[name]))
}

function line(what: string, all: readonly Moments[]): string {
  const at = (name: keyof Moments): string => `${middle(all, name).toFixed(0)} ms`
  return (
    `${what}: first byte ${at('firstByte')}, first paint ${at('firstPaint')},` +
    ` largest paint ${at('largestPaint')}, drawn ${at('drawn')}`
  )
}
