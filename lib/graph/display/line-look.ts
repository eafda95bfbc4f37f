import type { EdgeElement } from './to-elements'

/** How an edge is drawn at a zoom. */
export interface LineLook {
  /** Width in model pixels. */
  readonly width: number
  readonly opacity: number
  readonly hasHead: boolean
}

/** What a line's look depends on besides the edge. */
export interface LineSetting {
  readonly zoom: number
  /** Number of edges in the drawing. */
  readonly drawn: number
}

/** On the screen a line is never thinner, in pixels: what is broken has to be seen from afar. */
const THINNEST = { failure: 1.6, degraded: 1.1, quiet: 0.35 } as const
/** Up to this many edges every one is drawn in full; beyond, the quiet ones step back so that they are no grey carpet. */
const CROWD_FROM = 250
const PALEST = 0.14
/** Further out quiet lines fade, and their arrowheads would only be blots. */
const FADE_BELOW = 0.5
const HEADS_FROM = 0.3

/** Quiet lines fade with their number and with the distance; degraded and failing ones keep colour and weight (look.md, Graph). */
export function lineLook({ token, width }: Pick<EdgeElement, 'token' | 'width'>, setting: LineSetting): LineLook {
  const { zoom, drawn } = setting
  if (token === 'failure' || token === 'degraded') {
    return { width: Math.max(width, THINNEST[token] / zoom), opacity: 1, hasHead: zoom * width > 0.5 }
  }
  const crowd = Math.sqrt(CROWD_FROM / Math.max(CROWD_FROM, drawn))
  const distance = crowd < 1 ? Math.min(1, 0.5 + zoom / (2 * FADE_BELOW)) : 1
  return {
    width: Math.max(width, THINNEST.quiet / zoom),
    opacity: Math.max(PALEST, crowd * distance),
    hasHead: zoom >= HEADS_FROM || drawn <= CROWD_FROM,
  }
}
