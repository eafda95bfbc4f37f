import type { Place, Rect } from '@/lib/graph/places/extent'
import { type ChipLine, chipLines } from './chip-lines'
import { CHIP, chipSize } from './chip-size'
import { chooseLabels } from './choose-labels'
import type { Detail } from './detail-at'
import { frameTitle } from './frame-title'
import { type EdgeLine, type Geometry, type NodePlace, pointOn } from './geometry'
import type { LookedAt } from './looked-at'
import { LABEL_GAP, LINE_HEIGHT } from './node-extent'
import { SHAPE_SIZE } from './shapes'
import type { TextMeasures } from './text-measures'
import type { EdgeElement } from './to-elements'
import { NODE_TOKENS } from './tokens'

/** A label on an edge, with its signs. */
export interface Chip {
  readonly edge: EdgeLine
  readonly lines: readonly ChipLine[]
  readonly at: Place
  readonly rect: Rect
}

/** The texts that are drawn: those that fit beside one another at this zoom. */
export interface TextPlan {
  readonly labelled: readonly NodePlace[]
  readonly chips: readonly Chip[]
}

type Candidate = { readonly node: NodePlace } | { readonly edge: EdgeLine; readonly lines: readonly ChipLine[] }

/** Where on its edge a label may stand, as shares of the way, the dearest first. */
const STANDS = [0.5, 0.4, 0.6, 0.3, 0.7]

/** A lone lock is drawn from this scale of text on only: further out it is noise. */
const LOCKS_UP_TO_SCALE = 1.6

/**
 * Decides which labels are drawn: what one looks at first, then what is failing, names before numbers. Depends on places
 * and zoom, not on the part that is in view, so panning never makes a label come or go.
 */
export function planTexts(geometry: Geometry, lookedAt: LookedAt, measures: TextMeasures): TextPlan {
  const candidates: [Candidate, readonly Rect[], order: number][] = []
  for (const node of geometry.nodes.values()) {
    const order = nodeOrder(node, lookedAt, measures.detail)
    if (order !== undefined) candidates.push([{ node }, [labelRect(node, measures)], order])
  }
  for (const edge of geometry.edges.values()) {
    const order = chipOrder(edge, lookedAt, measures.detail)
    if (order === undefined) continue
    const lines = linesOf(edge.element, order, lookedAt)
    if (lines.length === 0 || (isBareLock(lines) && measures.detail.textScale > LOCKS_UP_TO_SCALE)) continue
    candidates.push([{ edge, lines }, chipRects(edge, lines, measures), order])
  }
  candidates.sort((a, b) => a[2] - b[2])
  const kept = chooseLabels(
    candidates.map(([candidate, rects]) => [candidate, rects] as const),
    [
      ...[...geometry.nodes.values()].map(shapeRect),
      ...[...geometry.frames.values()].flatMap((frame) => frameTitle(frame, measures)?.rect ?? []),
    ],
  )
  const labelled: NodePlace[] = []
  const chips: Chip[] = []
  for (const [candidate, rects] of candidates) {
    const rect = rects[kept.get(candidate) ?? -1]
    if (rect === undefined) continue
    if ('node' in candidate) labelled.push(candidate.node)
    else chips.push({ ...candidate, rect, at: { x: (rect.x1 + rect.x2) / 2, y: (rect.y1 + rect.y2) / 2 } })
  }
  return { labelled, chips }
}

const FOCUS = 0
const FAILING = 10
const NAMES = 20
const NUMBERS = 30

function nodeOrder({ element }: NodePlace, { focus }: LookedAt, detail: Detail): number | undefined {
  if (focus.has(element.id)) return FOCUS
  if (element.token === 'failure') return FAILING
  return detail.nodeLabels ? NAMES + NODE_TOKENS.indexOf(element.token) : undefined
}

function chipOrder({ element }: EdgeLine, { focus }: LookedAt, detail: Detail): number | undefined {
  const { id, source, target, labelRank, token } = element
  if (focus.has(id)) return FOCUS + 1
  if (focus.has(source) || focus.has(target)) return FOCUS + 2
  if (labelRank === null && !(element.lock !== null && detail.badges)) return undefined
  const rank = (labelRank ?? Number.MAX_SAFE_INTEGER) / Number.MAX_SAFE_INTEGER
  if (token === 'failure') return FAILING + 1 + rank
  return detail.edgeLabels ? NUMBERS + rank : undefined
}

/** An edge that may claim no room for its label shows its signs alone, unless one looks at it. */
function linesOf(edge: EdgeElement, order: number, { selected }: LookedAt): readonly ChipLine[] {
  const isMute = edge.labelRank === null && order >= FAILING
  return chipLines(isMute ? { ...edge, label: [] } : edge, selected.has(edge.id))
}

function isBareLock(lines: readonly ChipLine[]): boolean {
  return lines.every((line) => line.part === 'security')
}

function labelRect({ element, at }: NodePlace, { detail, widthOf }: TextMeasures): Rect {
  const scale = detail.textScale
  const width = scale * Math.max(widthOf(element.title, 'title'), widthOf(element.detail, 'detail'))
  const height = scale * (LINE_HEIGHT.title + (element.detail === '' ? 0 : LINE_HEIGHT.detail))
  const y1 = at.y + SHAPE_SIZE[element.shape].height / 2 + LABEL_GAP
  return { x1: at.x - width / 2, x2: at.x + width / 2, y1, y2: y1 + height }
}

function chipRects(edge: EdgeLine, lines: readonly ChipLine[], { detail, widthOf }: TextMeasures): Rect[] {
  const { width, height } = chipSize(lines, (text) => widthOf(text, 'chip'))
  const [halfWidth, halfHeight] = [(width * detail.textScale) / 2, (height * detail.textScale) / 2]
  return STANDS.map((share) => {
    const { x, y } = pointOn(edge, share)
    return {
      x1: x - halfWidth - CHIP.margin,
      x2: x + halfWidth + CHIP.margin,
      y1: y - halfHeight,
      y2: y + halfHeight,
    }
  })
}

function shapeRect({ element, at }: NodePlace): Rect {
  const { width, height } = SHAPE_SIZE[element.shape]
  return { x1: at.x - width / 2, x2: at.x + width / 2, y1: at.y - height / 2, y2: at.y + height / 2 }
}
