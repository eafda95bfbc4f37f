import type { DisplayTexts } from '@/lib/graph/display/display-texts'
import type { Palette } from '@/lib/graph/display/palette'
import type { DisplayOptions } from '@/lib/graph/display/to-elements'
import type { Graph } from '@/lib/graph/model'
import { LEGEND_SIGNS, type LegendSign, signsInUse } from '@/lib/graph/panel/prepare-legend'
import type { Places } from '@/lib/graph/places/drawing'
import { exportDrawing } from './export-drawing'
import type { ExportFacts } from './export-facts'
import type { ExportFormat } from './export-format'
import { type SvgPicture, writeSvg } from './write-svg'
import { writeDot } from './write-dot'
import { writeJson } from './write-json'
import { writeMermaid } from './write-mermaid'

/** A graph as it is drawn now, with all that decides how it looks. */
export interface DrawnGraph {
  /** After hide. */
  readonly graph: Graph
  readonly places: Places
  readonly options: DisplayOptions
  readonly palette: Palette
  readonly texts: DisplayTexts
  readonly facts: ExportFacts
  /** What a sign of the legend means. */
  readonly meaning: (sign: LegendSign) => string
}

const LEGEND_ORDER = ['nodes', 'icons', 'rings', 'signs', 'lines', 'marks', 'frames'] as const

/** Writes what is drawn as text (graph.md section 14). Names out of the mesh stay text in every format. */
export function exportGraph(drawn: DrawnGraph, format: ExportFormat): string {
  const { graph, options, places, texts, palette, facts } = drawn
  if (format === 'json') return writeJson(graph)
  if (format === 'svg') return exportPicture(drawn).text
  const drawing = exportDrawing(graph, options, places, texts)
  return format === 'mermaid' ? writeMermaid(drawing, palette, facts) : writeDot(drawing, palette, facts)
}

/** The drawing as SVG, with its size; nodes without a place are left out. */
export function exportPicture({ graph, options, places, texts, palette, facts, meaning }: DrawnGraph): SvgPicture {
  const used = signsInUse(graph, options)
  const legend = LEGEND_ORDER.flatMap((section) => LEGEND_SIGNS[section].filter((sign) => used.has(sign)))
  return writeSvg(
    exportDrawing(graph, options, places, texts),
    palette,
    facts,
    legend.map((sign) => ({ sign, words: meaning(sign) })),
  )
}
