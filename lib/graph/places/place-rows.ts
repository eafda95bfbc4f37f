import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { FRAME_PADDING, frameChains, type Drawing, GRID, type PlacedNode } from './drawing'
import type { Place, Rect } from './extent'

interface PlacedAt {
  readonly node: PlacedNode
  readonly place: Place
}

const PER_ROW = 8
const GAP = 40
const BELOW = 72

/**
 * Places nodes that have nothing to stand beside in rows of 8 beneath the drawing, by (namespace, id) (graph.md P4).
 * Nodes of one frame stay together: they never break over a row that they would fit into, and nodes of another
 * outermost frame begin a row of their own, so frames do not meet.
 */
export function placeRows(
  nodes: readonly PlacedNode[],
  drawing: Pick<Drawing, 'boxes'>,
  bounds: Rect | undefined,
): readonly PlacedAt[] {
  const chains = frameChains(drawing.boxes)
  const chainOf = (node: PlacedNode) => (node.box === null ? undefined : chains.get(node.box)) ?? []
  const sorted = [...nodes].sort(
    (a, b) => compareText(a.namespace, b.namespace) || compareText(a.box ?? '', b.box ?? '') || compareText(a.id, b.id),
  )
  const placed: PlacedAt[] = []
  const left = bounds?.x1 ?? 0
  let bottom = (bounds?.y2 ?? 0) + (bounds === undefined ? 0 : BELOW)
  for (const block of groupBy(sorted, (node) => chainOf(node).at(-1)).values()) {
    const padding = Math.max(
      ...block.map((node) => chainOf(node).reduce((sum, box) => sum + FRAME_PADDING[box.level], 0)),
    )
    bottom += padding
    for (const row of rowsOf([...groupBy(block, (node) => node.box).values()])) {
      bottom = placeRow(row, { left, top: bottom, padding }, placed)
    }
    bottom += padding + GAP
  }
  return placed
}

/** Fills rows with whole runs; a run longer than a row is cut. */
function rowsOf(runs: readonly (readonly PlacedNode[])[]): PlacedNode[][] {
  const rows: PlacedNode[][] = []
  let row: PlacedNode[] = []
  const close = () => {
    if (row.length > 0) rows.push(row)
    row = []
  }
  for (const run of runs) {
    if (row.length + run.length > PER_ROW) close()
    for (const node of run) {
      if (row.length === PER_ROW) close()
      row.push(node)
    }
    if (run.length > PER_ROW) close()
  }
  close()
  return rows
}

function placeRow(
  row: readonly PlacedNode[],
  { left, top, padding }: { left: number; top: number; padding: number },
  placed: PlacedAt[],
): number {
  const y = upToGrid(top + Math.max(...row.map((node) => node.extent.top)))
  let x = left
  let box: string | null | undefined
  for (const node of row) {
    if (box !== undefined && node.box !== box) x += 2 * padding
    box = node.box
    const place = { x: upToGrid(x + node.extent.left), y }
    placed.push({ node, place })
    x = place.x + node.extent.right + GAP
  }
  return y + Math.max(...row.map((node) => node.extent.bottom)) + GAP + padding
}

/** Never -0, as `snap`. */
function upToGrid(value: number): number {
  return Math.ceil(value / GRID) * GRID + 0
}
