import type { Place, Rect } from '@/lib/graph/places/extent'
import type { EdgeElement, FrameElement, NodeElement } from './to-elements'

/** Where the elements of a drawing are, in model pixels. */
export interface Geometry {
  readonly nodes: ReadonlyMap<string, NodePlace>
  readonly edges: ReadonlyMap<string, EdgeLine>
  readonly frames: ReadonlyMap<string, FrameCorner>
}

export interface NodePlace {
  readonly element: NodeElement
  readonly at: Place
}

export interface EdgeLine {
  readonly element: EdgeElement
  readonly from: Place
  readonly to: Place
  readonly middle: Place
}

export interface FrameCorner {
  readonly element: FrameElement
  readonly x1: number
  readonly y1: number
  readonly width: number
  readonly height: number
}

/** The point of an edge at a share of its way, on the curve through its middle. */
export function pointOn(
  edge: Pick<EdgeLine, 'from' | 'to' | 'middle'>,
  share: number,
  control = controlPoint(edge),
): Place {
  const rest = 1 - share
  return {
    x: rest * rest * edge.from.x + 2 * rest * share * control.x + share * share * edge.to.x,
    y: rest * rest * edge.from.y + 2 * rest * share * control.y + share * share * edge.to.y,
  }
}

/** What an edge's line keeps within: a curve stays within its ends and the way to its middle, taken twice. */
export function lineBounds({ from, to, middle }: Pick<EdgeLine, 'from' | 'to' | 'middle'>): Rect {
  const bend = Math.hypot(middle.x - (from.x + to.x) / 2, middle.y - (from.y + to.y) / 2) + 1
  return {
    x1: Math.min(from.x, to.x) - bend,
    x2: Math.max(from.x, to.x) + bend,
    y1: Math.min(from.y, to.y) - bend,
    y2: Math.max(from.y, to.y) + bend,
  }
}

/** The control point of the curve that runs through an edge's middle; for straight lines it is the middle. */
export function controlPoint({ from, to, middle }: Pick<EdgeLine, 'from' | 'to' | 'middle'>): Place {
  return { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 }
}
