import { LogsTab } from '@/e2e/pages/logs-tab'
import { atLeast, atMost } from '@/e2e/bench/verdict'
import type { Page } from '@playwright/test'
import type { BrowserMeasure, Site } from './measure'
import { framesWhile } from './frames-while'
import { openContext } from './open-page'

const LINES = 25_000
const BATCH = 500
const LEAST_FPS = 30
const MOST_FIRST_MS = 2_000
const MOST_FILTER_MS = 500
const MOST_MIB = 100

/**
 * What the browser has to do with the longest log that it is given: lines of three containers, as long as Envoy's, made here and not
 * by a server, for that is another measure.
 */
export const measureLogs: BrowserMeasure = async ({ browser, small }) => {
  const context = await openContext(browser, small)
  const page = await context.newPage()
  const workload = await anyWorkload(small)
  const body = manyLines()
  await page.route(/\/api\/logs\/[^/]+\/[^/?]+\?/, (route) =>
    route.fulfill({ contentType: 'application/x-ndjson', body }),
  )
  const logs = new LogsTab(page)
  const before = await heapOf(page)
  const began = performance.now()
  await page.goto(`./workloads/${workload}?refresh=pause&tab=logs&lines=${LINES}`)
  await page.getByRole('listbox', { name: 'Log lines' }).getByRole('option').first().waitFor()
  const firstMs = performance.now() - began
  await logs.says(/^25,000 lines$/)
  const allMs = performance.now() - began
  const mib = ((await heapOf(page)) - before) / 1024 ** 2

  await logs.list.hover()
  const scrolling = await framesWhile(page, (step) => page.mouse.wheel(0, step % 200 < 100 ? -1_500 : 1_500))
  const typed = performance.now()
  await logs.box('Show lines with').fill('path/7 ')
  await logs.says(/^[\d,]+ of 25,000 lines$/)
  const filterMs = performance.now() - typed
  await context.close()
  return {
    title: `A log of ${LINES} lines`,
    lines: [
      `the first line stood after ${firstMs.toFixed(0)} ms, all after ${allMs.toFixed(0)} ms`,
      `scrolling: ${scrolling.fps.toFixed(0)} frames a second, the longest took ${scrolling.longestMs.toFixed(0)} ms`,
      `narrowing to some took ${filterMs.toFixed(0)} ms; the lines hold ${mib.toFixed(0)} MiB`,
    ],
    figures: { firstMs, allMs, scrolling, filterMs, mib },
    verdicts: [
      atLeast('frames a second while scrolling a long log', scrolling.fps, LEAST_FPS),
      atMost('first line of a long log, from the navigation, ms', firstMs, MOST_FIRST_MS),
      atMost('narrowing a long log, ms', filterMs, MOST_FILTER_MS),
      atMost('memory of a long log, MiB', mib, MOST_MIB),
    ],
  }
}

async function anyWorkload({ url }: Site): Promise<string> {
  const answer: unknown = await (await fetch(`${url}api/workloads?fields=none`)).json()
  const found = /"namespace":"([^"]+)"[^{}]*?"name":"([^"]+)"|"name":"([^"]+)"[^{}]*?"namespace":"([^"]+)"/.exec(
    JSON.stringify(answer),
  )
  const [namespace, name] = [found?.[1] ?? found?.[4], found?.[2] ?? found?.[3]]
  if (namespace === undefined || name === undefined) throw new Error('the mesh has no workload')
  return `${namespace}/${name}`
}

/** The body of the answer, as the API sends it. */
function manyLines(): string {
  const containers = ['istio-proxy', 'application', 'sidekick']
  const streams = containers.map((container) => ({ pod: 'pod-1', container }))
  const lines = Array.from({ length: LINES }, (_, i) => ({
    stream: i % streams.length,
    time: `2026-01-01T${two(Math.floor(i / 3600) % 24)}:${two(Math.floor(i / 60) % 60)}:${two(i % 60)}.${String(i).padStart(9, '0')}Z`,
    text: `[2026-01-01T00:00:00.000Z] "GET /some/path/${i % 40} HTTP/1.1" 200 - via_upstream - "-" 0 48 ${i % 300} 1 "-" "agent ${i}" "id" "host:9080" "10.0.0.${i % 250}:9080" inbound|9080|| - default`,
  }))
  const batches = Array.from({ length: LINES / BATCH }, (_, i) => ({ lines: lines.slice(i * BATCH, (i + 1) * BATCH) }))
  return [{ streams }, ...batches, { live: true }].map((event) => `${JSON.stringify(event)}\n`).join('')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** Bytes in use, garbage collected. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}
