import { TEXTS } from '@/lib/graph/testing/display-texts'
import { generatedGraph } from '@/lib/graph/testing/sample-graphs'
import { afterEach, expect, test, vi } from 'vitest'
import { PlaceBook } from '../place-book'
import { type PlacedGraph, Placer } from '../placer'
import { seekFirstLayout, takeFirstLayout } from './first-layout'
import type { LayoutAnswer, LayoutRequest } from './layout-job'
import { layoutWorkers } from './layout-workers'
import { runLayout } from './run-layout'

let jobs = 0

/** Computes what the worker computes, in this thread. */
class HereWorker {
  onmessage: ((event: { readonly data: LayoutAnswer }) => void) | undefined
  postMessage({ number, job }: LayoutRequest): void {
    jobs += 1
    void runLayout(job).then((places) => this.onmessage?.({ data: { number, places } }))
  }
  readonly terminate = vi.fn()
}

afterEach(() => vi.unstubAllGlobals())

async function placed(graph: ReturnType<typeof generatedGraph>): Promise<PlacedGraph> {
  return new Promise((resolve) => {
    const placer = new Placer(new PlaceBook(), layoutWorkers(), resolve)
    placer.place({ graph, whole: graph, view: 'v', layout: 'layered', texts: TEXTS })
  })
}

test('a browser that refuses workers gets the picture all the same', async () => {
  vi.stubGlobal('Worker', undefined)
  const graph = generatedGraph({ nodes: 3, edges: 2, namespaces: 1 })
  seekFirstLayout(graph, 'layered', TEXTS)
  expect((await placed(graph)).fallback).toBe(true)
})

test('a graph that was laid out early is not laid out again, and gets the same places', async () => {
  vi.stubGlobal('Worker', HereWorker)
  const graph = generatedGraph({ nodes: 30, edges: 50, namespaces: 3 })
  const { places } = await placed(graph)
  jobs = 0
  seekFirstLayout(graph, 'layered', TEXTS)
  seekFirstLayout(graph, 'layered', TEXTS)
  expect((await placed(graph)).places).toEqual(places)
  expect(jobs).toBe(1)
})

test('what was sought for another graph or another layout is not taken', () => {
  vi.stubGlobal('Worker', HereWorker)
  const graph = generatedGraph({ nodes: 3, edges: 2, namespaces: 1 })
  seekFirstLayout(graph, 'layered', TEXTS)
  expect(takeFirstLayout({ ...graph }, 'layered')).toBeUndefined()
  seekFirstLayout(graph, 'layered', TEXTS)
  expect(takeFirstLayout(graph, 'grid')).toBeUndefined()
})
