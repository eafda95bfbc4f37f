import type { Place } from '@/lib/graph/places/extent'

/** Length of a head against the width of its line, and at least, in pixels. */
const BY_WIDTH = 2
const LEAST = 6.5
const SLIMNESS = 0.5

export interface Arrowhead {
  /** Where the line ends that the head sits on. */
  readonly foot: Place
  /** Its other two corners. */
  readonly corners: readonly [Place, Place]
}

export function headLength(lineWidth: number): number {
  return Math.max(LEAST, BY_WIDTH * lineWidth)
}

/**
 * The head of a line that comes from a control point.
 *
 * @returns undefined where the line has no direction.
 */
export function arrowhead(tip: Place, control: Place, length: number): Arrowhead | undefined {
  const distance = Math.hypot(tip.x - control.x, tip.y - control.y)
  if (distance === 0) return undefined
  const [dx, dy] = [(tip.x - control.x) / distance, (tip.y - control.y) / distance]
  const foot = { x: tip.x - dx * length, y: tip.y - dy * length }
  const half = length * SLIMNESS
  return {
    foot,
    corners: [
      { x: foot.x - dy * half, y: foot.y + dx * half },
      { x: foot.x + dy * half, y: foot.y - dx * half },
    ],
  }
}
