import type { Core } from 'cytoscape'
import { useEffect, useRef } from 'react'
import type { PlacedGraph } from './placer'
import { placeBook } from './use-placed-graph'
import { fit } from './viewport'

/**
 * The viewport belongs to the user: the whole graph is shown when it was arranged, and never again unasked. A view that
 * was looked at before comes back as it was left.
 */
export function useViewport(cy: Core | undefined, placed: PlacedGraph | undefined): void {
  const fitted = useRef<{ readonly cy: Core; readonly view: string; readonly arranged: number }>(undefined)

  useEffect(() => {
    if (cy === undefined || placed === undefined) return
    const { view, arranged } = placed
    const last = fitted.current
    if (last?.cy === cy && last.view === view && last.arranged === arranged) return
    fitted.current = { cy, view, arranged }
    const left = placeBook.page(view).viewport
    if (left !== undefined) cy.viewport(left)
    else whenVisible(cy, () => fit(cy))
  }, [cy, placed])

  const view = placed?.view
  useEffect(() => {
    if (cy === undefined || view === undefined) return
    const remember = () => placeBook.write(view, { viewport: { zoom: cy.zoom(), pan: { ...cy.pan() } } })
    cy.on('viewport', remember)
    return () => {
      cy.off('viewport', remember)
    }
  }, [cy, view])
}

/** A canvas in a closed tab has no size to fit into. */
function whenVisible(cy: Core, then: () => void): void {
  if (cy.width() > 0 && cy.height() > 0) then()
  else cy.one('resize', then)
}
