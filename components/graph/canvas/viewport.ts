import { drawingRect } from '@/lib/graph/display/frame-rects'
import type { Elements } from '@/lib/graph/display/to-elements'
import type { Place, Rect } from '@/lib/graph/places/extent'
import type { Viewport } from '@/lib/graph/places/place-record'
import type { Camera, LookReason } from './camera'

/** Beside it there is room for the buttons of the canvas. */
const PADDING = 56
/** A share of the width: a telephone has none to give away. */
const LARGEST_PADDING = 0.08
/** A graph of two nodes need not fill a wall. */
const FITTED_ZOOM = 1.1
const STEP = 1.25

/** Shows all of a drawing. */
export function fit(camera: Camera, { nodes }: Elements): void {
  const rect = drawingRect(nodes)
  if (rect === undefined) return
  const padding = Math.min(PADDING, camera.width * LARGEST_PADDING)
  const room = { width: camera.width - 2 * padding, height: camera.height - 2 * padding }
  const zoom = Math.min(FITTED_ZOOM, room.width / (rect.x2 - rect.x1), room.height / (rect.y2 - rect.y1))
  lookAt(camera, { x: (rect.x1 + rect.x2) / 2, y: (rect.y1 + rect.y2) / 2, zoom }, 'fit')
}

/** Moves the view as the canvas itself was moved on the page; nobody chose to look elsewhere. */
export function holdStill(camera: Camera, by: Place): void {
  panBy(camera, { x: -by.x, y: -by.y }, 'hold')
}

/** What is looked at, in a way that holds for a canvas of another size. */
export function middleOfView({ zoom, pan, width, height }: Camera): Viewport {
  return { x: (width / 2 - pan.x) / zoom, y: (height / 2 - pan.y) / zoom, zoom }
}

export function lookAt(camera: Camera, { x, y, zoom: wanted }: Viewport, reason?: LookReason): void {
  const zoom = camera.within(wanted)
  camera.look({ zoom, pan: { x: camera.width / 2 - zoom * x, y: camera.height / 2 - zoom * y } }, reason)
}

/** Whether anything of the graph is in the view. */
export function seesAny({ zoom, pan, width, height }: Camera, { nodes }: Elements): boolean {
  return nodes.some((node) => {
    if (node.kind === 'frame') return false
    const [x, y] = [node.position.x * zoom + pan.x, node.position.y * zoom + pan.y]
    return x >= 0 && x <= width && y >= 0 && y <= height
  })
}

/** Zooms by one step about the middle of the view. */
export function zoomBy(camera: Camera, direction: 'in' | 'out'): void {
  const middle = middleOfView(camera)
  lookAt(camera, { ...middle, zoom: middle.zoom * (direction === 'in' ? STEP : 1 / STEP) })
}

/** A smaller area was hardly dragged on purpose, in pixels on the screen. */
const SMALLEST_AREA = 12

/** Shows the area between two points of the model as large as it goes. */
export function zoomToArea(camera: Camera, a: Place, b: Place): void {
  const [width, height] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)]
  if (Math.max(width, height) * camera.zoom < SMALLEST_AREA) return
  const zoom = Math.min(camera.width / Math.max(width, 1), camera.height / Math.max(height, 1))
  lookAt(camera, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, zoom })
}

/** Pans just so far that a part of the model is in view; leaves the view alone when it is. */
export function reveal(camera: Camera, { x1, y1, x2, y2 }: Rect): void {
  const { zoom, pan, width, height } = camera
  const shift = (low: number, high: number, size: number) => {
    if (low < PADDING) return PADDING - low
    return high > size - PADDING ? size - PADDING - high : 0
  }
  panBy(camera, {
    x: shift(x1 * zoom + pan.x, x2 * zoom + pan.x, width),
    y: shift(y1 * zoom + pan.y, y2 * zoom + pan.y, height),
  })
}

/** A point of the model in the coordinates of the browser window. */
export function windowPoint({ corner, zoom, pan }: Camera, { x, y }: Place): Place {
  return { x: corner.x + x * zoom + pan.x, y: corner.y + y * zoom + pan.y }
}

function panBy(camera: Camera, { x, y }: Place, reason?: LookReason): void {
  camera.look({ zoom: camera.zoom, pan: { x: camera.pan.x + x, y: camera.pan.y + y } }, reason)
}
