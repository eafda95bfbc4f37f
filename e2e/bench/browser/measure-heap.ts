import { atMost } from '@/e2e/bench/verdict'
import type { CDPSession } from '@playwright/test'
import { z } from 'zod'
import type { BrowserMeasure } from './measure'
import { openContext, openGraph, refresh } from './open-page'

const MIB = 1024 ** 2
/** Answers kept for a while, code compiled on the way: by then all of that is there. */
const SETTLED_AFTER = 20
/** Code that is compiled and optimized late takes about a MiB more; one graph kept at each refresh would be 90 MiB. */
const MOST_GROWTH = 1.1

interface Heap {
  readonly refreshes: number
  readonly heapMiB: number
  readonly domNodes: number
  readonly listeners: number
}

/** Memory of a tab on which a graph of 50 services is refreshed again and again, with other numbers each time. */
export const measureHeap: BrowserMeasure = async ({ browser, small, quick }) => {
  const refreshes = quick ? 60 : 200
  const context = await openContext(browser, small)
  const graph = await openGraph(context, small)
  const session = await context.newCDPSession(graph.page)
  await session.send('Performance.enable')
  const heaps: Heap[] = [await readHeap(session, 0)]
  for (let count = 1; count <= refreshes; count += 1) {
    await small.advance(5)
    await refresh(graph)
    if (count % SETTLED_AFTER === 0) heaps.push(await readHeap(session, count))
  }
  await context.close()
  const early = heaps[1]
  const late = heaps.at(-1)
  const growth = (of: 'heapMiB' | 'domNodes' | 'listeners'): number => (late?.[of] ?? NaN) / (early?.[of] ?? NaN)
  return {
    title: `Heap of a tab over ${refreshes} refreshes`,
    lines: [
      heaps
        .map(
          (heap) =>
            `${heap.refreshes}: ${heap.heapMiB.toFixed(1)} MiB, ${heap.domNodes} nodes, ${heap.listeners} listeners`,
        )
        .join(' · '),
    ],
    figures: { heaps },
    verdicts: [
      atMost(`heap after ${refreshes} refreshes, times that after ${SETTLED_AFTER}`, growth('heapMiB'), MOST_GROWTH),
      atMost(`nodes of the document, likewise`, growth('domNodes'), MOST_GROWTH),
      atMost(`listeners, likewise`, growth('listeners'), MOST_GROWTH),
    ],
  }
}

const metricsAnswer = z.array(z.object({ name: z.string(), value: z.number() }))

async function readHeap(session: CDPSession, refreshes: number): Promise<Heap> {
  // Twice: what only finalizers held goes with the second one.
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const values = new Map(metricsAnswer.parse(metrics).map(({ name, value }) => [name, value]))
  const of = (name: string): number => values.get(name) ?? NaN
  return { refreshes, heapMiB: of('JSHeapUsedSize') / MIB, domNodes: of('Nodes'), listeners: of('JSEventListeners') }
}
