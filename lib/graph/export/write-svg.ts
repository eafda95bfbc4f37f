import { edgeRank } from '@/lib/graph/display/edge-rank'
import { lineLook } from '@/lib/graph/display/line-look'
import { NOT_LOOKING } from '@/lib/graph/display/looked-at'
import { estimateTextWidth } from '@/lib/graph/display/node-extent'
import type { Palette } from '@/lib/graph/display/palette'
import { planTexts } from '@/lib/graph/display/plan-texts'
import type { Place } from '@/lib/graph/places/extent'
import { drawEdge } from './draw-edge'
import { drawFrame } from './draw-frame'
import { drawLegend, type LegendEntry } from './draw-legend'
import { drawNode } from './draw-node'
import { drawChip, drawFrameTitle, drawName, drawText, EXPORT_MEASURES } from './draw-texts'
import type { ExportDrawing } from './export-drawing'
import { type ExportFacts, factLines } from './export-facts'
import { escaped, round, tag } from './markup'
import { placeElements, type PlacedElements } from './place-elements'

/** A picture with its size in pixels at 1×. */
export interface SvgPicture {
  readonly text: string
  readonly width: number
  readonly height: number
}

const MARGIN = 32
/** So wide at least that the caption has room. */
const LEAST_WIDTH = 640
const TITLE = 18
const LINE = 12
const LINE_HEIGHT = 19
const FONT_FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

/** The drawing as a picture of its own, with caption above and legend below (graph.md section 14). */
export function writeSvg(
  drawing: ExportDrawing,
  palette: Palette,
  facts: ExportFacts,
  legend: readonly LegendEntry[],
): SvgPicture {
  const placed = placeElements(drawing.elements)
  const { bounds } = placed
  const width = Math.max(LEAST_WIDTH, bounds.x2 - bounds.x1 + 2 * MARGIN)
  const room = width - 2 * MARGIN
  const caption = drawCaption(facts, room, palette)
  const top = MARGIN + caption.height + MARGIN
  const shift = { x: (width - (bounds.x2 - bounds.x1)) / 2 - bounds.x1, y: top - bounds.y1 }
  const bottom = top + (bounds.y2 - bounds.y1) + MARGIN
  const signs = drawLegend(legend, { x: MARGIN, y: bottom, width: room }, palette)
  const height = bottom + signs.height + MARGIN
  const body = tag(
    'g',
    { transform: `translate(${round(shift.x)} ${round(shift.y)})` },
    drawElements(drawing, placed, palette),
  )
  const text = tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: Math.ceil(width),
      height: Math.ceil(height),
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      'font-family': FONT_FAMILY,
      role: 'img',
    },
    tag('title', {}, escaped(facts.title)),
    tag('desc', {}, escaped(factLines(facts).join('\n'))),
    tag('rect', { width: '100%', height: '100%', fill: palette.ground }),
    caption.markup,
    body,
    tag('g', { 'data-part': 'legend' }, signs.markup),
  )
  return {
    text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`,
    width: Math.ceil(width),
    height: Math.ceil(height),
  }
}

function drawElements({ elements, names }: ExportDrawing, placed: PlacedElements, palette: Palette): string {
  const { nodes, edges, frames } = placed
  const named = (id: string) => tag('title', {}, escaped((names.get(id) ?? [id]).join('\n')))
  const setting = { zoom: 1, drawn: elements.edges.length }
  const { labelled, chips } = planTexts(placed, NOT_LOOKING, EXPORT_MEASURES)
  const drawnEdges = [...edges.values()].sort((a, b) => edgeRank(a.element.token) - edgeRank(b.element.token))
  return [
    ...[...frames.values()].map((frame) =>
      tag('g', { 'data-frame': frame.element.id }, named(frame.element.id), drawFrame(frame.element, frame, palette)),
    ),
    ...drawnEdges.map((line) => {
      const { element } = line
      const { opacity } = lineLook(element, setting)
      return tag(
        'g',
        { 'data-edge': element.id, opacity: opacity < 1 ? opacity : undefined },
        drawEdge(element, line, palette),
      )
    }),
    ...[...frames.values()].map((frame) => drawFrameTitle(frame, palette)),
    ...[...nodes.values()].map(({ element, at }) =>
      tag('g', { 'data-node': element.id }, named(element.id), drawNode(element, at, palette)),
    ),
    ...chips.map((chip) => tag('g', { 'data-label': chip.edge.element.id }, drawChip(chip, palette))),
    ...labelled.map((node) => drawName(node, palette)),
  ].join('')
}

function drawCaption(
  { title, lines, notes }: ExportFacts,
  width: number,
  palette: Palette,
): { readonly markup: string; readonly height: number } {
  const wrapped = [...lines, ...notes].flatMap((line) => wrap(line, width))
  const at = (index: number): Place => ({ x: MARGIN, y: MARGIN + TITLE + 8 + index * LINE_HEIGHT + LINE_HEIGHT / 2 })
  const written = wrapped.map((line, index) => drawText(line, at(index), { size: LINE, color: palette.muted }))
  const head = drawText(title, { x: MARGIN, y: MARGIN + TITLE / 2 }, { size: TITLE, weight: 600, color: palette.text })
  return { markup: head + written.join(''), height: TITLE + 8 + wrapped.length * LINE_HEIGHT }
}

/** Breaks a line between words, and a word that is too long anywhere. */
function wrap(text: string, width: number): readonly string[] {
  const most = Math.max(20, Math.floor((width / estimateTextWidth(text, LINE)) * text.length))
  const lines: string[] = []
  let rest = text
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most)
    const end = space > 0 ? space : most
    lines.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return [...lines, rest]
}
