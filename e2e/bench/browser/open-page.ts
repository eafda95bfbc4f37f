import { GraphPage } from '@/e2e/pages/graph-page'
import config from '@/playwright.config'
import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test'
import type { Site } from './measure'

/** A window of its own, as the journeys have it, with nothing cached or remembered; whoever asks for it closes it. */
export async function openContext(
  browser: Browser,
  site: Site,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const { viewport, locale, timezoneId, contextOptions } = { ...config.use }
  const same = {
    ...contextOptions,
    viewport: viewport ?? null,
    locale: locale ?? 'en-US',
    timezoneId: timezoneId ?? 'UTC',
  }
  const context = await browser.newContext({ ...same, baseURL: site.url, ...options })
  // What compiles the bench keeps the names of functions by a helper, which functions sent into a page look for there.
  await context.addInitScript({ content: 'globalThis.__name ??= (named) => named' })
  return context
}

/** Opens the graph of a whole mesh and waits until it is drawn. */
export async function openGraph(context: BrowserContext, site: Site, more = ''): Promise<GraphPage> {
  const graph = new GraphPage(await context.newPage())
  await graph.page.goto(`./graph?${site.query}${more === '' ? '' : `&${more}`}`)
  await isDrawn(graph)
  return graph
}

/** Until what the last answer holds is drawn; on a busy machine that may take a while. */
async function isDrawn({ page }: GraphPage): Promise<void> {
  await page.locator('[role="application"][data-settled="true"]').waitFor({ timeout: 120_000 })
}

/** Presses the button that asks anew and waits until the answer is drawn. */
export async function refresh(graph: GraphPage): Promise<void> {
  const answer = graph.page.waitForResponse(/\/api\/graph\?/)
  await graph.shell.refreshNow.click()
  await (await answer).finished()
  await isDrawn(graph)
}
