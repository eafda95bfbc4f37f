export interface Size {
  readonly width: number
  readonly height: number
}

export interface Packing extends Size {
  /** The upper left corner of each rectangle, in the order given. */
  readonly corners: readonly { readonly x: number; readonly y: number }[]
}

/** Pictures are looked at on wide screens. */
const ASPECT = 1.7
/** Row widths tried grow by this factor. */
const WIDER = 1.12

/** How large things of this size can be shown on a screen, in relative terms: the zoom that makes it fit. */
export function zoomToFit({ width, height }: Size): number {
  return 1 / Math.max(width / ASPECT, height, 1)
}

/**
 * Packs rectangles into rows from left to right, just as wide as lets the whole be shown largest. Order is kept, so the
 * caller decides what stands first.
 */
export function packRects(sizes: readonly Size[], gap: number): Packing {
  const widest = Math.max(0, ...sizes.map((size) => size.width))
  const total = sizes.reduce((sum, { width }) => sum + width + gap, 0)
  let best = packRows(sizes, gap, widest)
  for (let limit = widest * WIDER; limit < total * WIDER && limit > 0; limit *= WIDER) {
    const packing = packRows(sizes, gap, limit)
    if (zoomToFit(packing) > zoomToFit(best)) best = packing
  }
  return best
}

function packRows(sizes: readonly Size[], gap: number, limit: number): Packing {
  let [x, y, width, height] = [0, 0, 0, 0]
  const corners = sizes.map((size) => {
    if (x > 0 && x + size.width > limit) {
      x = 0
      y = height + gap
    }
    const corner = { x, y }
    x += size.width + gap
    width = Math.max(width, corner.x + size.width)
    height = Math.max(height, y + size.height)
    return corner
  })
  return { corners, width, height }
}
