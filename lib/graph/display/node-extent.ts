import type { Extent } from '@/lib/graph/places/extent'
import type { NodeLabel } from './node-label'
import { type Shape, SHAPE_SIZE } from './shapes'

/** Font sizes of the canvas at zoom 1, in pixels. */
export const LABEL_FONT = { title: 12, detail: 11 } as const
export const LINE_HEIGHT = { title: 15, detail: 13 } as const
export const LABEL_GAP = 5
/** Longest name written under a node; the tooltip has all of it. */
export const LONGEST_TITLE = 24

/** Badges sit on the corners of a shape and stand out by this much. */
const BADGE_OVERHANG = 6
const LABEL_PADDING = 6
/** Mean width of a letter, as a share of the font size, measured on service names set in Inter. */
const LETTER = 0.57
const WIDE_LETTER = 1
const WIDE_FROM = 0x1100

/** The width of a text, estimated without a browser, so that places are the same on every machine. */
export function estimateTextWidth(text: string, fontPx: number): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= WIDE_FROM ? WIDE_LETTER : LETTER
  return width * fontPx
}

/** How far a node with its label and badges reaches from its centre, in pixels at zoom 1. */
export function nodeExtent(shape: Shape, label: NodeLabel): Extent {
  const { width, height } = SHAPE_SIZE[shape]
  const text = Math.max(
    estimateTextWidth(label.title, LABEL_FONT.title),
    estimateTextWidth(label.detail, LABEL_FONT.detail),
  )
  const half = Math.ceil(Math.max(width / 2 + BADGE_OVERHANG, text / 2 + LABEL_PADDING))
  const lines = LINE_HEIGHT.title + (label.detail === '' ? 0 : LINE_HEIGHT.detail)
  return {
    left: half,
    right: half,
    top: Math.ceil(height / 2 + BADGE_OVERHANG),
    bottom: Math.ceil(height / 2 + LABEL_GAP + lines),
  }
}
