import type { Core, EventObject } from 'cytoscape'
import { useEffect } from 'react'
import { targetOf } from './event-target'
import type { Overlay } from './overlay/overlay'

/** What is dragged is painted where it is dragged to. */
export function useMovedNodes(cy: Core | undefined, overlay: Overlay | undefined): void {
  useEffect(() => {
    if (cy === undefined || overlay === undefined) return
    const onMove = (event: EventObject) => {
      const node = targetOf(event)
      if (node !== undefined) overlay.move(node.id(), node.position())
    }
    cy.on('position', 'node', onMove)
    return () => {
      cy.off('position', 'node', onMove)
    }
  }, [cy, overlay])
}
