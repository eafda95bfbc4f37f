import { type Drawing, frameChains, type PlacedBox, type PlacedNode } from './drawing'

/** What lies directly in one frame, or in none. */
export interface FrameLevel {
  readonly nodes: readonly PlacedNode[]
  readonly boxes: readonly PlacedBox[]
  readonly edges: readonly LiftedEdge[]
}

/** An edge as it appears on the level where the frames around its ends part. */
export interface LiftedEdge {
  /** Ids of nodes or frames of the level. */
  readonly source: string
  readonly target: string
  /** The nodes that it really joins. */
  readonly from: string
  readonly to: string
}

const NOTHING: FrameLevel = { nodes: [], boxes: [], edges: [] }

/**
 * Sorts a drawing by frames. An edge lies where the frames around its ends part; one within a node lies nowhere.
 *
 * @returns the level inside a frame, or outside all frames for null.
 */
export function frameLevels({ nodes, edges, boxes }: Drawing): (box: string | null) => FrameLevel {
  const chains = frameChains(boxes)
  const levels = new Map<string | null, { nodes: PlacedNode[]; boxes: PlacedBox[]; edges: LiftedEdge[] }>()
  const level = (id: string | null) => {
    const known = levels.get(id) ?? { nodes: [], boxes: [], edges: [] }
    levels.set(id, known)
    return known
  }
  for (const box of boxes) level(chains.get(box.id)?.[1]?.id ?? null).boxes.push(box)
  const ways = new Map<string, readonly string[]>()
  for (const node of nodes) {
    const chain = (node.box === null ? undefined : chains.get(node.box)) ?? []
    ways.set(node.id, [node.id, ...chain.map((box) => box.id)].reverse())
    level(chain[0]?.id ?? null).nodes.push(node)
  }
  for (const { source: from, target: to } of edges) {
    const [way, otherWay] = [ways.get(from) ?? [], ways.get(to) ?? []]
    const parting = way.findIndex((id, index) => otherWay[index] !== id)
    const [source, target] = [way[parting], otherWay[parting]]
    if (source === undefined || target === undefined) continue
    level(way[parting - 1] ?? null).edges.push({ source, target, from, to })
  }
  return (box) => levels.get(box) ?? NOTHING
}
