import { drawingRect } from '@/lib/graph/display/frame-rects'
import type { Elements } from '@/lib/graph/display/to-elements'
import type { Place } from '@/lib/graph/places/extent'
import type { Viewport } from '@/lib/graph/places/place-record'
import type { Core } from 'cytoscape'

/** Beside it there is room for the buttons of the canvas. */
const PADDING = 56
/** A share of the width: a telephone has none to give away. */
const LARGEST_PADDING = 0.08
/** A graph of two nodes need not fill a wall. */
const FITTED_ZOOM = 1.1
const STEP = 1.25

const FITTING = 'pharos-fitting'
const HOLDING = 'pharos-holding'

/** Shows all of a drawing, whatever cytoscape has of it so far. */
export function fit(cy: Core, { nodes }: Elements): void {
  const rect = drawingRect(nodes)
  if (rect === undefined) return
  const padding = Math.min(PADDING, cy.width() * LARGEST_PADDING)
  const room = { width: cy.width() - 2 * padding, height: cy.height() - 2 * padding }
  const wanted = Math.min(FITTED_ZOOM, room.width / (rect.x2 - rect.x1), room.height / (rect.y2 - rect.y1))
  const zoom = Math.max(cy.minZoom(), wanted)
  const middle = { x: (rect.x1 + rect.x2) / 2, y: (rect.y1 + rect.y2) / 2 }
  cy.scratch(FITTING, true)
  cy.viewport({ zoom, pan: { x: cy.width() / 2 - zoom * middle.x, y: cy.height() / 2 - zoom * middle.y } })
  cy.scratch(FITTING, false)
}

/** Moves the view as the canvas itself was moved on the page; nobody chose to look elsewhere. */
export function holdStill(cy: Core, by: Place): void {
  cy.scratch(HOLDING, true)
  cy.panBy({ x: -by.x, y: -by.y })
  cy.scratch(HOLDING, false)
}

/** In an event of the viewport: it comes from `holdStill`. */
export function isHolding(cy: Core): boolean {
  return cy.scratch(HOLDING) === true
}

/** In an event of the viewport: it comes from showing all, not from looking at a part. */
export function isFitting(cy: Core): boolean {
  return cy.scratch(FITTING) === true
}

/** What is looked at, in a way that holds for a canvas of another size. */
export function middleOfView(cy: Core): Viewport {
  const [zoom, pan] = [cy.zoom(), cy.pan()]
  return { x: (cy.width() / 2 - pan.x) / zoom, y: (cy.height() / 2 - pan.y) / zoom, zoom }
}

export function lookAt(cy: Core, { x, y, zoom: wanted }: Viewport): void {
  const zoom = Math.min(cy.maxZoom(), Math.max(cy.minZoom(), wanted))
  cy.viewport({ zoom, pan: { x: cy.width() / 2 - zoom * x, y: cy.height() / 2 - zoom * y } })
}

/** Whether anything of the graph is in the view. */
export function seesAny(cy: Core, { nodes }: Elements): boolean {
  const { x1, y1, x2, y2 } = cy.extent()
  return nodes.some((node) => {
    if (node.kind === 'frame') return false
    const { x, y } = node.position
    return x >= x1 && x <= x2 && y >= y1 && y <= y2
  })
}

/** Zooms by one step about the middle of the view. */
export function zoomBy(cy: Core, direction: 'in' | 'out'): void {
  const factor = direction === 'in' ? STEP : 1 / STEP
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } })
}

/** A smaller area was hardly dragged on purpose, in pixels on the screen. */
const SMALLEST_AREA = 12

/** Shows the area between two points of the model as large as it goes. */
export function zoomToArea(cy: Core, a: Place, b: Place): void {
  const [width, height] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)]
  if (Math.max(width, height) * cy.zoom() < SMALLEST_AREA) return
  const wanted = Math.min(cy.width() / Math.max(width, 1), cy.height() / Math.max(height, 1))
  const zoom = Math.min(cy.maxZoom(), Math.max(cy.minZoom(), wanted))
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  cy.viewport({ zoom, pan: { x: cy.width() / 2 - zoom * middle.x, y: cy.height() / 2 - zoom * middle.y } })
}

/** Pans just so far that an element is in view; leaves the view alone when it is. */
export function reveal(cy: Core, id: string): void {
  const element = cy.getElementById(id)
  if (element.empty()) return
  const { x1, y1, x2, y2 } = element.renderedBoundingBox()
  const shift = (low: number, high: number, size: number) => {
    if (low < PADDING) return PADDING - low
    return high > size - PADDING ? size - PADDING - high : 0
  }
  const by = { x: shift(x1, x2, cy.width()), y: shift(y1, y2, cy.height()) }
  if (by.x !== 0 || by.y !== 0) cy.panBy(by)
}

/** The place of a node or the middle of an edge, in model pixels. */
export function middleOf(cy: Core, id: string): { x: number; y: number } | undefined {
  const element = cy.getElementById(id)
  if (element.empty()) return undefined
  return element.group() === 'edges' ? element.midpoint() : element.position()
}

/** The middle of an element in the coordinates of the browser window. */
export function windowPoint(cy: Core | undefined, id: string): { x: number; y: number } | undefined {
  const corner = cy?.container()?.getBoundingClientRect()
  const middle = cy === undefined ? undefined : middleOf(cy, id)
  if (cy === undefined || corner === undefined || middle === undefined) return undefined
  const { x, y } = middle
  return { x: corner.x + x * cy.zoom() + cy.pan().x, y: corner.y + y * cy.zoom() + cy.pan().y }
}
