/** Strokes and gaps in pixels. Colour is never the only sign (graph.md V4). */
export const EDGE_DASHES = { degraded: [10, 4], idle: [3, 5], mirrored: [1, 4] } as const
