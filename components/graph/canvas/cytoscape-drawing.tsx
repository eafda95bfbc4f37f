import type { Core, StylesheetJsonBlock } from 'cytoscape'
import { memo } from 'react'
import CytoscapeComponent from 'react-cytoscapejs'
import { ZOOMS } from './camera'
import classes from './canvas.module.css'
import type { Definition } from './to-cytoscape'

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
      minZoom={ZOOMS.furthest}
      maxZoom={ZOOMS.nearest}
      boxSelectionEnabled
      autounselectify
      cy={onDrawn}
    />
  )
})
