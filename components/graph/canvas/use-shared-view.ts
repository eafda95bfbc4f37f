import type { Core } from 'cytoscape'
import { useEffect } from 'react'
import type { Camera } from './camera'

/** Cytoscape starts with the view that is there, and from then on both show the same part. */
export function useSharedView(camera: Camera | undefined, cy: Core | undefined): void {
  useEffect(() => {
    if (camera === undefined || cy === undefined) return
    const toCytoscape = () => {
      const { zoom, pan } = camera
      const { x, y } = cy.pan()
      if (cy.zoom() !== zoom || x !== pan.x || y !== pan.y) cy.viewport({ zoom, pan: { ...pan } })
    }
    const fromCytoscape = () => camera.look({ zoom: cy.zoom(), pan: cy.pan() })
    toCytoscape()
    cy.on('viewport', fromCytoscape)
    const stop = camera.onLook(toCytoscape)
    return () => {
      stop()
      cy.off('viewport', fromCytoscape)
    }
  }, [camera, cy])
}
