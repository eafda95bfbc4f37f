import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import type { LiftedEdge } from './frame-levels'

/** A thing in a column of a layered layout. */
export interface ColumnItem {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Orders what a layered layout sees as equal: things of one column with the same neighbours. It cannot know that a frame's
 * edges leave at different heights; here they go where their edges come from, and by id when even that is equal.
 *
 * @param heightOf the height of an edge's end on the drawing: of a node inside an item.
 * @returns new upper edges by item id, of those that change.
 */
export function orderTies(
  items: readonly ColumnItem[],
  edges: readonly LiftedEdge[],
  heightOf: (item: string, node: string) => number,
): ReadonlyMap<string, number> {
  const touching = new Map<string, { neighbours: Set<string>; heights: number[] }>()
  const note = (item: string, neighbour: string, height: number) => {
    const known = touching.get(item) ?? { neighbours: new Set<string>(), heights: [] }
    known.neighbours.add(neighbour)
    known.heights.push(height)
    touching.set(item, known)
  }
  for (const { source, target, from, to } of edges) {
    note(source, `> ${target}`, heightOf(target, to))
    note(target, `< ${source}`, heightOf(source, from))
  }
  const pull = (id: string) => {
    const heights = touching.get(id)?.heights ?? []
    return heights.reduce((sum, height) => sum + height, 0) / Math.max(1, heights.length)
  }
  const moved = new Map<string, number>()
  for (const column of groupBy(items, ({ x, width }) => Math.round(x + width / 2)).values()) {
    column.sort((a, b) => a.y - b.y)
    for (const tie of neighbouringTies(column, (id) => [...(touching.get(id)?.neighbours ?? [])].sort().join())) {
      const wanted = [...tie].sort((a, b) => pull(a.id) - pull(b.id) || compareText(a.id, b.id))
      restack(tie, wanted, moved)
    }
  }
  return moved
}

/** Runs of two or more with equal keys. */
function neighbouringTies(column: readonly ColumnItem[], key: (id: string) => string): ColumnItem[][] {
  const runs: ColumnItem[][] = []
  let last: string | undefined
  for (const item of column) {
    const own = key(item.id)
    const run = runs.at(-1)
    if (run !== undefined && own === last) run.push(item)
    else runs.push([item])
    last = own
  }
  return runs.filter((run) => run.length > 1)
}

/** Fills the room of a run from above in another order, with the same gaps. */
function restack(run: readonly ColumnItem[], order: readonly ColumnItem[], moved: Map<string, number>): void {
  let y = run[0]?.y ?? 0
  order.forEach((item, index) => {
    moved.set(item.id, y)
    const [above, below] = [run[index], run[index + 1]]
    const gap = above === undefined || below === undefined ? 0 : below.y - above.y - above.height
    y += item.height + gap
  })
}
