import { median } from '@/e2e/bench/measure'
import { atMost } from '@/e2e/bench/verdict'
import { readDrawing, watchDrawing } from '@/e2e/support/drawn-moment'
import type { BrowserContext, Page } from '@playwright/test'
import type { BrowserMeasure, Site } from './measure'
import { openContext } from './open-page'

/** A document of the server that holds nothing of the dashboard. */
const ELSEWHERE = './healthz'

/** Milliseconds from the beginning of the navigation. */
interface Moments {
  readonly firstByte: number
  readonly firstPaint: number
  readonly largestPaint: number
  readonly interactive: number
  readonly drawn: number
  /** It answers to the pointer, too. */
  readonly answering: number
}

/**
 * From the navigation to the drawn graph of 50 services. Warm: the browser has the files, the server has started, but the
 * numbers are new and no place is remembered. Cold: the browser has nothing.
 *
 * Warm navigations take place in one tab. A tab of its own for each would be measured with the window around it: starting that
 * costs Chromium some 600 ms of processor time in another process, at the same moment.
 */
export const measureFirstGraph: BrowserMeasure = async ({ browser, small, quick }) => {
  const rounds = quick ? 3 : 9
  const cold: Moments[] = []
  for (let round = 0; round < rounds; round += 1) {
    const context = await openContext(browser, small)
    cold.push(await navigate(await openTab(context), small))
    await context.close()
  }
  const context = await openContext(browser, small)
  const tab = await openTab(context)
  await navigate(tab, small)
  const warm = await repeatedly(rounds, async () => {
    await tab.goto(ELSEWHERE)
    await tab.evaluate(() => localStorage.clear())
    return navigate(tab, small)
  })
  const again = await repeatedly(rounds, async () => {
    await tab.goto(ELSEWHERE)
    return navigate(tab, small)
  })
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

async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript(watchPage)
  await watchDrawing(page)
  return page
}

async function navigate(page: Page, site: Site): Promise<Moments> {
  await site.advance(5)
  await page.goto(`./graph?${site.query}`, { waitUntil: 'commit' })
  const { drawn, answering } = await readDrawing(page)
  return { ...(await page.evaluate(readPaints)), drawn, answering }
}

/** Runs in the page, before anything else does. */
function watchPage(): void {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) Reflect.set(window, '__largestPaint', entry.startTime)
  }).observe({ type: 'largest-contentful-paint', buffered: true })
}

/** Runs in the page, after the graph was drawn; a function inside of it would be compiled to what no page knows. */
function readPaints(): Omit<Moments, 'drawn' | 'answering'> {
  const [navigation] = performance.getEntriesByType('navigation')
  return {
    firstByte: Number(navigation === undefined ? NaN : Reflect.get(navigation, 'responseStart')),
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    largestPaint: Number(Reflect.get(window, '__largestPaint')),
    interactive: Number(navigation === undefined ? NaN : Reflect.get(navigation, 'domInteractive')),
  }
}

function middle(all: readonly Moments[], name: keyof Moments): number {
  return median(all.map((moments) => moments[name]))
}

function line(what: string, all: readonly Moments[]): string {
  const at = (name: keyof Moments): string => `${middle(all, name).toFixed(0)} ms`
  return (
    `${what}: first byte ${at('firstByte')}, first paint ${at('firstPaint')},` +
    ` largest paint ${at('largestPaint')}, drawn ${at('drawn')}, answers to the pointer ${at('answering')}`
  )
}
