import { atMost } from '@/e2e/bench/verdict'
import { readDrawing, watchDrawing } from '@/e2e/support/drawn-moment'
import { totalKilobytes, weighScripts } from '@/e2e/support/script-weight'
import type { Page } from '@playwright/test'
import type { BrowserMeasure } from './measure'
import { openContext } from './open-page'

/** Each page with what says that it is there, and the most that its scripts may weigh until then. */
const PAGES = [
  { name: 'graph', path: 'graph', shows: '[role="application"][data-settled="true"]', mostKilobytes: 450 },
  { name: 'graph as a table', path: 'graph', more: 'view=table', shows: 'table', mostKilobytes: 450 },
  { name: 'page that does not exist', path: 'nowhere', shows: 'main', mostKilobytes: 250 },
] as const

/**
 * What the browser loads of scripts for each page, with nothing cached, until the page shows what it is for; what the graph
 * page loads once its picture stands is told beside it.
 */
export const measurePageWeight: BrowserMeasure = async ({ browser, small }) => {
  const pages = []
  for (const page of PAGES) {
    const context = await openContext(browser, small)
    const weight = weighScripts(context)
    const tab = await context.newPage()
    await watchDrawing(tab)
    const more = 'more' in page ? `&${page.more}` : ''
    await tab.goto(`./${page.path}?${small.query}${more}`)
    await tab.locator(page.shows).first().waitFor()
    const later = page.name === 'graph' ? await askedLater(tab) : new Set<string>()
    const all = await weight.read()
    const scripts = all.filter(({ url }) => !later.has(url))
    pages.push({ ...page, scripts, kilobytes: totalKilobytes(scripts), withLater: totalKilobytes(all) })
    await context.close()
  }
  return {
    title: 'First-load scripts, kB as gzip packs them',
    lines: pages.map(({ name, kilobytes, withLater, scripts }) => {
      const rest = withLater > kilobytes ? `, ${withLater.toFixed(0)} with what follows` : ''
      return `${name}: ${kilobytes.toFixed(0)} in ${scripts.length} files${rest}`
    }),
    figures: { pages },
    verdicts: pages.map(({ name, kilobytes, mostKilobytes }) =>
      atMost(`scripts of the ${name}, kB`, kilobytes, mostKilobytes),
    ),
  }
}

async function askedLater(tab: Page): Promise<ReadonlySet<string>> {
  return new Set((await readDrawing(tab)).askedLater)
}
