import type { BoxLevel } from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'
import type { Extent, Place } from './extent'

/** What has to find a place: the drawn part of a graph, without anything that is only looked at. */
export interface Drawing {
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly { readonly source: string; readonly target: string }[]
  readonly boxes: readonly PlacedBox[]
}

export interface PlacedNode {
  readonly id: string
  readonly namespace: string
  /** Id of the innermost frame. */
  readonly box: string | null
  readonly extent: Extent
  /** Of a group: the nodes that it stands for. */
  readonly memberIds: readonly string[]
}

export interface PlacedBox {
  readonly id: string
  readonly parent: string | null
  readonly level: BoxLevel
  /** So that the title fits, in pixels. */
  readonly minWidth: number
}

export type Places = ReadonlyMap<string, Place>

/** Lays a whole drawing out from nothing; slow, so it runs elsewhere. Equal drawings give equal places. */
export type LayoutEngine = (drawing: Drawing) => Promise<Places>

/** The same in the order that engines get it in: equal drawings give equal places. */
export function inNameOrder({ nodes, edges, boxes }: Drawing): Drawing {
  return {
    nodes: [...nodes].sort((a, b) => compareText(a.id, b.id)),
    edges: [...edges].sort((a, b) => compareText(a.source, b.source) || compareText(a.target, b.target)),
    boxes: [...boxes].sort((a, b) => compareText(a.id, b.id)),
  }
}

export const GRID = 24

/** No drawing is this large, in pixels from its origin; further out a place is a mistake. */
export const FURTHEST = 1_000_000

export function snap(place: Place): Place {
  return { x: onGrid(place.x), y: onGrid(place.y) }
}

/** Never -0, which JSON does not keep: a place that is read again is the same. */
function onGrid(value: number): number {
  return Math.round(value / GRID) * GRID + 0
}

/** Room between a frame's line and what is inside; the title stands in it. */
export const FRAME_PADDING: Readonly<Record<BoxLevel, number>> = { app: 20, namespace: 26, cluster: 30 }

/** For every frame: itself and the frames around it, innermost first. A broken chain ends where it repeats. */
export function frameChains(boxes: readonly PlacedBox[]): ReadonlyMap<string, readonly PlacedBox[]> {
  const byId = new Map(boxes.map((box) => [box.id, box]))
  return new Map(
    boxes.map((box) => {
      const chain: PlacedBox[] = []
      for (let at: PlacedBox | undefined = box; at !== undefined && !chain.includes(at);) {
        chain.push(at)
        at = at.parent === null ? undefined : byId.get(at.parent)
      }
      return [box.id, chain]
    }),
  )
}
