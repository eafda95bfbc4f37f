import type { DisplayTexts } from '@/lib/graph/display/display-texts'
import type { Graph } from '@/lib/graph/model'
import type { Places } from '@/lib/graph/places/drawing'
import { viewKey } from '@/lib/graph/places/place-record'
import type { LayoutName } from '@/lib/url/graph-view'
import { useCallback, useEffect, useRef, useState } from 'react'
import { layoutWorkers } from './layout/layout-workers'
import { showPins } from './pins'
import { type PlacedGraph, Placer } from './placer'
import { usePlaceBook } from './use-place-book'

interface Placing {
  /** Undefined until the first graph has places. */
  readonly placed: PlacedGraph | undefined
  readonly arrange: () => void
  readonly pin: (places: Places) => void
  readonly unpin: () => void
}

/**
 * Gives a graph its places, in a worker where that takes long; the last placed graph stays until the next one is ready.
 *
 * @param whole the graph with what is hidden of it.
 */
export function usePlacedGraph(graph: Graph, whole: Graph, layout: LayoutName, texts: DisplayTexts): Placing {
  const book = usePlaceBook()
  const [placed, setPlaced] = useState<PlacedGraph>()
  const [placer] = useState(() => new Placer(book, layoutWorkers(), setPlaced))
  // In this browser a long key is as good as a short one, and without TLS browsers have no SHA-256.
  const view = viewKey(graph.request, (key) => key)
  const request = useRef({ graph, whole, view, layout, texts })

  useEffect(() => {
    request.current = { graph, whole, view, layout, texts }
    placer.place(request.current)
  }, [placer, graph, whole, view, layout, texts])
  useEffect(() => () => placer.close(), [placer])
  const pins = placed?.pins
  useEffect(() => {
    if (pins !== undefined) showPins({ places: pins, unpin: (ids) => placer.unpin(ids) })
    return () => showPins(undefined)
  }, [placer, pins])

  return {
    placed,
    arrange: useCallback(() => placer.arrange(request.current), [placer]),
    pin: useCallback((places: Places) => placer.pin(places), [placer]),
    unpin: useCallback(() => placer.unpin(), [placer]),
  }
}
