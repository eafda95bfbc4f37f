import type { Graph } from '@/lib/graph/model'
import type { Place } from '@/lib/graph/places/extent'

const COLUMNS = 4

/** Places in rows, in the order of the ids. */
export function rowsOf({ nodes }: Graph): ReadonlyMap<string, Place> {
  return new Map(
    nodes.map(({ id }, index) => [id, { x: (index % COLUMNS) * 192, y: Math.floor(index / COLUMNS) * 144 }]),
  )
}
