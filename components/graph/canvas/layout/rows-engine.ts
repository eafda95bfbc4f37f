import type { LayoutEngine } from '@/lib/graph/places/drawing'
import { type FlatGraph, layoutFrames } from '@/lib/graph/places/layout-frames'
import { packRects } from '@/lib/graph/places/pack-rects'

const GAP = 48

/** The layout that cannot fail: everything in rows, by name. */
export const rowsEngine: LayoutEngine = (drawing) => layoutFrames(drawing, (graph) => Promise.resolve(inRows(graph)))

function inRows({ nodes }: FlatGraph) {
  const { corners } = packRects(nodes, GAP)
  return new Map(
    nodes.map(({ id, width, height }, index) => {
      const { x = 0, y = 0 } = corners[index] ?? {}
      return [id, { x: x + width / 2, y: y + height / 2 }] as const
    }),
  )
}
