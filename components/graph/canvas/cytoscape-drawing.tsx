import type { Core, StylesheetJsonBlock } from 'cytoscape'
import { memo, type RefObject, useLayoutEffect, useRef } from 'react'
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
  const drawing = useRef<Core>(undefined)
  return (
    <>
      <Release drawing={drawing} elements={elements} />
      <CytoscapeComponent
        className={classes.cytoscape ?? ''}
        elements={[...elements]}
        stylesheet={[...stylesheet]}
        minZoom={FURTHEST}
        maxZoom={NEAREST}
        boxSelectionEnabled
        autounselectify
        cy={(cy) => {
          drawing.current = cy
          onDrawn(cy)
        }}
      />
    </>
  )
})

interface ReleaseProps {
  readonly drawing: RefObject<Core | undefined>
  readonly elements: readonly Definition[]
}

/**
 * Takes what stays out of the frames that go: cytoscape removes a frame with all that is in it. It stands before the wrapper,
 * so that its effect runs before the wrapper changes anything.
 */
function Release({ drawing, elements }: ReleaseProps) {
  useLayoutEffect(() => {
    const cy = drawing.current
    if (cy === undefined) return
    const staying = new Set(elements.map(({ data: { id } }) => id))
    const leaving = cy.nodes(':parent').filter((frame) => !staying.has(frame.id()))
    leaving.children().move({ parent: null })
  }, [drawing, elements])
  return null
}
