import type { Elements } from '@/lib/graph/display/to-elements'
import type { Viewport } from '@/lib/graph/places/place-record'
import type { Core } from 'cytoscape'
import { useEffect, useRef } from 'react'
import type { PlacedGraph } from './placer'
import { usePlaceBook } from './use-place-book'
import { fit, isFitting, isHolding, lookAt, middleOfView, seesAny } from './viewport'

/**
 * The viewport belongs to the user: the whole graph is shown when it was arranged, and never again unasked. A view that
 * was looked at before comes back as it was left, unless nothing of it would be seen.
 */
export function useViewport(cy: Core | undefined, placed: PlacedGraph | undefined, elements: Elements): void {
  const book = usePlaceBook()
  const fitted = useRef<{ readonly cy: Core; readonly view: string; readonly arranged: number }>(undefined)

  useEffect(() => {
    if (cy === undefined || placed === undefined) return
    const { view, arranged } = placed
    const last = fitted.current
    if (last?.cy === cy && last.view === view && last.arranged === arranged) return
    fitted.current = { cy, view, arranged }
    const { viewport } = book.page(view)
    whenVisible(cy, () => show(cy, viewport, elements))
  }, [cy, placed, book, elements])

  const view = placed?.view
  useEffect(() => {
    if (cy === undefined || view === undefined) return
    const remember = () => {
      if (!isHolding(cy)) book.write(view, { viewport: isFitting(cy) ? undefined : middleOfView(cy) })
    }
    cy.on('viewport', remember)
    return () => {
      cy.off('viewport', remember)
    }
  }, [cy, view, book])
}

function show(cy: Core, viewport: Viewport | undefined, elements: Elements): void {
  if (viewport !== undefined) lookAt(cy, viewport)
  if (viewport === undefined || !seesAny(cy, elements)) fit(cy, elements)
}

/** A canvas in a closed tab has no size to fit into. */
function whenVisible(cy: Core, then: () => void): void {
  if (cy.width() > 0 && cy.height() > 0) then()
  else cy.one('resize', then)
}
