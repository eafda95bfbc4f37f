import type { EdgeToken } from './tokens'

/** Strokes and gaps in pixels. Colour is never the only sign (graph.md V4). */
export const EDGE_DASHES = { degraded: [10, 4], idle: [3, 5], mirrored: [1, 4] } as const

/** The strokes and gaps of a line; none for one that is drawn through. */
export function edgeDash(token: EdgeToken, isMirrored: boolean): readonly number[] {
  if (isMirrored) return EDGE_DASHES.mirrored
  return token === 'degraded' || token === 'idle' ? EDGE_DASHES[token] : []
}
