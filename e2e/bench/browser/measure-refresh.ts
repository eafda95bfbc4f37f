import { median } from '@/e2e/bench/measure'
import { atMost } from '@/e2e/bench/verdict'
import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserMeasure } from './measure'
import { openContext, openGraph, refresh } from './open-page'

const LONGEST_TASK_MS = 50
/** Panels and charts follow the drawing. */
const FOLLOWS_MS = 1500

/** How long the page does not answer while the large graph takes other numbers. */
export const measureRefresh: BrowserMeasure = async ({ browser, large, quick }) => {
  const refreshes = quick ? 3 : 8
  const context = await openContext(browser, large)
  const graph = await openGraph(context, large)
  await graph.page.evaluate(() => {
    const tasks: number[] = []
    Reflect.set(window, 'benchTasks', tasks)
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration)
    }).observe({ type: 'longtask' })
  })
  const longest: number[] = []
  const counts: number[] = []
  for (let count = 0; count < refreshes; count += 1) {
    await large.advance(5)
    await refresh(graph)
    await wait(FOLLOWS_MS)
    const tasks = await graph.page.evaluate(() => {
      const taken: unknown = Reflect.get(window, 'benchTasks')
      return Array.isArray(taken) ? taken.splice(0).map(Number) : []
    })
    longest.push(Math.max(0, ...tasks))
    counts.push(tasks.length)
  }
  await context.close()
  return {
    title: `A refresh of ${large.nodes} nodes and ${large.edges} edges, ${refreshes} times`,
    lines: [
      `tasks over 50 ms: ${counts.join(', ')}; the longest of each refresh: ${longest.map((ms) => ms.toFixed(0)).join(', ')} ms`,
    ],
    figures: { longest, counts },
    verdicts: [atMost('longest task of a refresh, ms (median of the refreshes)', median(longest), LONGEST_TASK_MS)],
  }
}
