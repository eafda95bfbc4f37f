import { atMost } from '@/e2e/bench/verdict'
import { totalKilobytes, weighScripts } from '@/e2e/support/script-weight'
import type { BrowserMeasure } from './measure'
import { openContext } from './open-page'

const DRAWN = '[role="application"][data-settled="true"]'

/** Each page with what says that it is there, and the most that its scripts may weigh. */
const PAGES = [
  { name: 'graph', path: 'graph', shows: DRAWN, mostKilobytes: 450 },
  { name: 'graph as a table', path: 'graph', more: 'view=table', shows: 'table', mostKilobytes: 450 },
  { name: 'page that does not exist', path: 'nowhere', shows: 'main', mostKilobytes: 250 },
] as const

/** What the browser loads of scripts for each page, with nothing cached, until the page shows what it is for. */
export const measurePageWeight: BrowserMeasure = async ({ browser, small }) => {
  const pages = []
  for (const page of PAGES) {
    const context = await openContext(browser, small)
    const weight = weighScripts(context)
    const tab = await context.newPage()
    const more = 'more' in page ? `&${page.more}` : ''
    await tab.goto(`./${page.path}?${small.query}${more}`)
    await tab.locator(page.shows).first().waitFor()
    const scripts = await weight.read()
    pages.push({ ...page, scripts, kilobytes: totalKilobytes(scripts) })
    await context.close()
  }
  return {
    title: 'First-load scripts, kB as gzip packs them',
    lines: pages.map(({ name, kilobytes, scripts }) => `${name}: ${kilobytes.toFixed(0)} in ${scripts.length} files`),
    figures: { pages },
    verdicts: pages.map(({ name, kilobytes, mostKilobytes }) =>
      atMost(`scripts of the ${name}, kB`, kilobytes, mostKilobytes),
    ),
  }
}
