import type { Core, EdgeDefinition, NodeDefinition, StylesheetJsonBlock } from 'cytoscape'
import { memo } from 'react'
import CytoscapeComponent from 'react-cytoscapejs'
import classes from './canvas.module.css'

const NEAREST = 3
const FURTHEST = 0.04

interface CytoscapeDrawingProps {
  readonly elements: readonly (NodeDefinition | EdgeDefinition)[]
  readonly stylesheet: readonly StylesheetJsonBlock[]
  /** Draws a picture of the graph while it is panned, which pays off for many edges. Read at the first drawing only. */
  readonly large: boolean
  /** Called after every drawing. */
  readonly onDrawn: (cy: Core) => void
}

/** The one place where cytoscape meets React. It never gets a layout: places are decided before. */
export const CytoscapeDrawing = memo(function CytoscapeDrawing({
  elements,
  stylesheet,
  large,
  onDrawn,
}: CytoscapeDrawingProps) {
  return (
    <CytoscapeComponent
      className={classes.cytoscape ?? ''}
      elements={[...elements]}
      stylesheet={[...stylesheet]}
      textureOnViewport={large}
      minZoom={FURTHEST}
      maxZoom={NEAREST}
      boxSelectionEnabled
      autounselectify
      cy={(cy) => {
        restoreLost(cy, elements)
        onDrawn(cy)
      }}
    />
  )
})

/** Removing a frame takes what is in it along, also what the new drawing still has. */
function restoreLost(cy: Core, elements: readonly (NodeDefinition | EdgeDefinition)[]): void {
  if (cy.elements().length === elements.length) return
  const lost = elements.filter(({ data: { id = '' } }) => cy.getElementById(id).empty())
  cy.add(lost.map((element) => structuredClone(element)))
}
