import type { Elements } from '@/lib/graph/display/to-elements'
import type { Viewport } from '@/lib/graph/places/place-record'
import { useEffect, useRef } from 'react'
import type { Camera } from './camera'
import type { PlacedGraph } from './placer'
import { usePlaceBook } from './use-place-book'
import { fit, lookAt, middleOfView, seesAny } from './viewport'

/**
 * The viewport belongs to the user: the whole graph is shown when it was arranged, and never again unasked. A view that
 * was looked at before comes back as it was left, unless nothing of it would be seen.
 */
export function useViewport(camera: Camera | undefined, placed: PlacedGraph | undefined, elements: Elements): void {
  const book = usePlaceBook()
  const fitted = useRef<{ readonly camera: Camera; readonly view: string; readonly arranged: number }>(undefined)

  useEffect(() => {
    if (camera === undefined || placed === undefined) return
    const { view, arranged } = placed
    const last = fitted.current
    if (last?.camera === camera && last.view === view && last.arranged === arranged) return
    fitted.current = { camera, view, arranged }
    const { viewport } = book.page(view)
    return whenVisible(camera, () => show(camera, viewport, elements))
  }, [camera, placed, book, elements])

  const view = placed?.view
  useEffect(() => {
    if (camera === undefined || view === undefined) return
    return camera.onLook((reason) => {
      if (reason !== 'hold') book.write(view, { viewport: reason === 'fit' ? undefined : middleOfView(camera) })
    })
  }, [camera, view, book])
}

function show(camera: Camera, viewport: Viewport | undefined, elements: Elements): void {
  if (viewport !== undefined) lookAt(camera, viewport)
  if (viewport === undefined || !seesAny(camera, elements)) fit(camera, elements)
}

/** A canvas in a closed tab has no size to fit into. */
function whenVisible(camera: Camera, then: () => void): (() => void) | undefined {
  if (camera.width > 0 && camera.height > 0) {
    then()
    return undefined
  }
  const stop = camera.onSize(() => {
    stop()
    then()
  })
  return stop
}
