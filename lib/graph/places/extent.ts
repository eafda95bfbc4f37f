/** The centre of a node, in pixels at zoom 1; x to the right, y down. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** How far something reaches from its place in each direction, in pixels; never negative. */
export interface Extent {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Rect {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** The rectangle that something covers at a place, grown by a margin on all sides. */
export function rectAt(place: Place, extent: Extent, margin = 0): Rect {
  return {
    x1: place.x - extent.left - margin,
    y1: place.y - extent.top - margin,
    x2: place.x + extent.right + margin,
    y2: place.y + extent.bottom + margin,
  }
}

/** True when two rectangles share an area; touching edges do not count. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2
}

export function grown(rect: Rect, margin: number): Rect {
  return { x1: rect.x1 - margin, y1: rect.y1 - margin, x2: rect.x2 + margin, y2: rect.y2 + margin }
}

/** The smallest rectangle around both; either may be missing. */
export function union(a: Rect | undefined, b: Rect): Rect {
  if (a === undefined) return b
  return {
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
    x2: Math.max(a.x2, b.x2),
    y2: Math.max(a.y2, b.y2),
  }
}

/** Widened evenly to both sides where it is narrower. */
export function withMinWidth(rect: Rect, minWidth: number): Rect {
  const missing = Math.max(0, minWidth - (rect.x2 - rect.x1)) / 2
  return { ...rect, x1: rect.x1 - missing, x2: rect.x2 + missing }
}
