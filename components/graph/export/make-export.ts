import { FILE_KINDS } from '@/lib/graph/export/export-format'
import { type DrawnGraph, exportGraph, exportPicture } from '@/lib/graph/export/export-graph'
import { fittingScale, type PngScale } from '@/lib/graph/export/png-scale'
import type { SvgPicture } from '@/lib/graph/export/write-svg'
import type { Graph } from '@/lib/graph/model'
import type { LayoutName } from '@/lib/url/graph-view'
import { readPalette } from '../canvas/palette'
import { currentPlaces } from './current-places'
import { rasterise } from './rasterise'

export type ExportChoice =
  { readonly kind: 'svg' | 'mermaid' | 'dot' | 'json' } | { readonly kind: 'png'; readonly scale: PngScale }

export type MadeExport =
  | { readonly kind: 'made'; readonly content: Blob; readonly text: string }
  | { readonly kind: 'too-large'; readonly picture: SvgPicture; readonly fits: PngScale | undefined }

/** What the menu knows; places and colours are read when they are needed. */
export interface ExportInput extends Omit<DrawnGraph, 'places' | 'palette'> {
  /** Whose places. */
  readonly user: string
  /** The graph with what is hidden, which has places, too. */
  readonly whole: Graph
  readonly layout: LayoutName
}

/** Makes the content of a file; rejects when the browser refuses to draw. */
export async function makeExport(
  choice: ExportChoice,
  { user, whole, layout, ...input }: ExportInput,
): Promise<MadeExport> {
  const palette = readPalette(document.documentElement)
  const drawn = { ...input, palette, places: await currentPlaces(user, { ...input, whole, layout }) }
  if (choice.kind !== 'png') {
    const text = exportGraph(drawn, choice.kind)
    const type = `${FILE_KINDS[choice.kind].mediaType};charset=utf-8`
    return { kind: 'made', text, content: new Blob([text], { type }) }
  }
  const picture = exportPicture(drawn)
  const fits = fittingScale(picture, choice.scale)
  if (fits !== choice.scale) return { kind: 'too-large', picture, fits }
  return { kind: 'made', text: picture.text, content: await rasterise(picture, choice.scale) }
}
