import type { Core, StylesheetJsonBlock } from 'cytoscape'
import { memo } from 'react'
import CytoscapeComponent from 'react-cytoscapejs'
import classes from './canvas.module.css'
import type { Definition } from './to-cytoscape'

const NEAREST = 3
const FURTHEST = 0.02

interface CytoscapeDrawingProps {
  readonly elements: readonly Definition[]
  readonly stylesheet: readonly StylesheetJsonBlock[]
  /** Called after every drawing. */
  readonly onDrawn: (cy: Core) => void
}

/** The one place where cytoscape meets React. It never gets a layout: places are decided before. */
export const CytoscapeDrawing = memo(function CytoscapeDrawing({
  elements,
  stylesheet,
  onDrawn,
}: CytoscapeDrawingProps) {
  return (
    <CytoscapeComponent
      className={classes.cytoscape ?? ''}
      elements={[...elements]}
      stylesheet={[...stylesheet]}
      minZoom={FURTHEST}
      maxZoom={NEAREST}
      boxSelectionEnabled
      autounselectify
      cy={onDrawn}
    />
  )
})
