import { atMost } from '@/e2e/bench/verdict'
import type { BrowserContext } from '@playwright/test'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { BrowserMeasure, Site } from './measure'
import { openContext, openGraph } from './open-page'

const FOR_MS = 5000
const EDGES = 200
const MOST_PERCENT = 5

/** What moving traffic costs the page, as a share of a core of its main thread, on the graph of 50 services. */
export const measureAnimation: BrowserMeasure = async ({ browser, small }) => {
  const context = await openContext(browser, small, { reducedMotion: 'no-preference' })
  const still = await percentOfCore(context, small, '')
  const moving = await percentOfCore(context, small, 'animation=true')
  await context.close()
  const calm = await openContext(browser, small, { reducedMotion: 'reduce' })
  const reduced = await percentOfCore(calm, small, 'animation=true')
  await calm.close()
  const per200 = ((moving - still) * EDGES) / small.edges
  return {
    title: `Animation of ${small.edges} edges`,
    lines: [
      `still ${still.toFixed(1)} %, moving ${moving.toFixed(1)} %, asked for under reduced motion ${reduced.toFixed(1)} % of a core`,
    ],
    figures: { still, moving, reduced },
    verdicts: [atMost(`animation of ${EDGES} edges, % of a core`, per200, MOST_PERCENT)],
  }
}

const metricsAnswer = z.array(z.object({ name: z.string(), value: z.number() }))

async function percentOfCore(context: BrowserContext, site: Site, options: string): Promise<number> {
  const { page } = await openGraph(context, site, options)
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busySeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metricsAnswer.parse(metrics).find(({ name }) => name === 'TaskDuration')?.value ?? NaN
  }
  await wait(2000)
  const before = await busySeconds()
  await wait(FOR_MS)
  const percent = ((await busySeconds()) - before) / (FOR_MS / 100_000)
  await page.close()
  return percent
}
