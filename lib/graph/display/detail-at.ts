/** What is worth drawing at a zoom. What is broken keeps its signs at every zoom; see the callers. */
export interface Detail {
  readonly nodeLabels: boolean
  readonly badges: boolean
  readonly edgeLabels: boolean
  /** The size of texts at this zoom against their size at zoom 1, in model pixels. */
  readonly textScale: number
  /** One pixel of the screen, in model pixels. */
  readonly pixel: number
}

const NODE_LABELS_FROM = 0.2
const BADGES_FROM = 0.19
const EDGE_LABELS_FROM = 0.18
const FONT = 12
/** On the screen a text is never smaller than one can read, nor larger than it has to be. */
const SMALLEST = 9.5
const LARGEST = 15

/** The level of detail at a zoom (look.md): going out, labels go first, then badges, then edge labels. */
export function detailAt(zoom: number): Detail {
  return {
    nodeLabels: zoom >= NODE_LABELS_FROM,
    badges: zoom >= BADGES_FROM,
    edgeLabels: zoom >= EDGE_LABELS_FROM,
    textScale: Math.min(LARGEST, Math.max(SMALLEST, FONT * zoom)) / (FONT * zoom),
    pixel: 1 / zoom,
  }
}
