import type { Places } from '@/lib/graph/places/drawing'
import { useCallback, useEffect, useRef, useState } from 'react'
import { layoutWorkers } from './layout/layout-workers'
import { showPins } from './pins'
import { type PlacedGraph, Placer, type PlaceRequest } from './placer'
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
 * @param asked the graph, also with what is hidden of it (`whole`), and the name under which its places are kept.
 */
export function usePlacedGraph({ graph, whole, view, layout, texts }: PlaceRequest): Placing {
  const book = usePlaceBook()
  const [placed, setPlaced] = useState<PlacedGraph>()
  const [placer] = useState(() => new Placer(book, layoutWorkers(), setPlaced))
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
