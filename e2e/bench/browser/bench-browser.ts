import { ask } from '@/e2e/bench/ask'
import type { BenchRun } from '@/e2e/bench/bench-run'
import { openProduct } from '@/e2e/bench/open-product'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { BrowserMeasure, BrowserReport, BrowserResult, Site } from './measure'
import { measureAnimation } from './measure-animation'
import { measureFirstGraph } from './measure-first-graph'
import { measureHeap } from './measure-heap'
import { measureList } from './measure-list'
import { measureLogs } from './measure-logs'
import { measurePageWeight } from './measure-page-weight'
import { measurePanning } from './measure-panning'
import { measureRefresh } from './measure-refresh'
import { measureTrace } from './measure-trace'
import { type MeshPlaces, startMeshes } from './meshes'
import { openBrowser } from './open-browser'

/** In the order of the report. */
const MEASURES: readonly BrowserMeasure[] = [
  measurePageWeight,
  measureFirstGraph,
  measurePanning,
  measureRefresh,
  measureAnimation,
  measureList,
  measureLogs,
  measureTrace,
  measureHeap,
]

/** Enough for two rates and a window: the clock of these meshes stands still. */
const HISTORY_SECONDS = 60

/** What the pages cost the browser, on the production build. */
export async function benchBrowser(run: BenchRun): Promise<BrowserReport> {
  run.say('Making a mesh of 50 services and one of almost 500 nodes and 2,000 edges …')
  const places = await startMeshes(run)
  const small = await openSite(places.small, 'type=versioned-app', run)
  const large = await openSite(places.large, 'type=workload&services=false', run)
  for (const { nodes, edges } of [small, large]) run.say(`The product draws ${nodes} nodes and ${edges} edges.`)
  const browser = await openBrowser()
  run.atEnd(() => browser.close())
  const results: BrowserResult[] = []
  for (const measure of MEASURES) {
    const result = await measure({ browser, small, large, quick: run.quick })
    run.say(result.title)
    results.push(result)
  }
  return results
}

async function openSite(place: MeshPlaces[keyof MeshPlaces], view: string, run: BenchRun): Promise<Site> {
  const url = `${await openProduct(place, run)}/`
  const advance = async (seconds: number): Promise<void> => {
    const answer = await fetch(`${place.admin}/advance`, {
      method: 'POST',
      body: JSON.stringify({ seconds }),
      headers: { 'content-type': 'application/json' },
    })
    if (!answer.ok) throw new Error(`the mesh did not move its clock: ${await answer.text()}`)
  }
  await advance(HISTORY_SECONDS)
  const size = await untilWhole(`${url}api/graph?namespaces=*&${view}`)
  return { url, query: `namespaces=*&${view}&refresh=pause`, advance, ...size }
}

const graphAnswer = z.object({
  sources: z.array(z.object({ state: z.string() })),
  nodes: z.array(z.unknown()),
  edges: z.array(z.unknown()),
  notes: z.array(z.object({ code: z.string() })),
})

/** Waits until the product knows the whole cluster: before, there is less to draw. */
async function untilWhole(url: string): Promise<Pick<Site, 'nodes' | 'edges'>> {
  const until = performance.now() + 60_000
  for (;;) {
    const { sources, nodes, edges, notes } = graphAnswer.parse(JSON.parse((await ask(url)).body.toString('utf8')))
    if (sources.every(({ state }) => state === 'ok' || state === 'unused') && edges.length > 0) {
      if (notes.some(({ code }) => code === 'collapsed')) throw new Error('the mesh is too large to be drawn whole')
      return { nodes: nodes.length, edges: edges.length }
    }
    if (performance.now() > until) throw new Error(`no whole graph within 60 s: ${JSON.stringify(sources)}`)
    await wait(500)
  }
}
