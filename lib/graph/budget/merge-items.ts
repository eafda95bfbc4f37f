import { worstStatus } from '@/lib/health/worst-status'
import { groupBy } from '@/lib/std/group-by'
import { sumOf } from '../build/accumulator'
import type { TrafficEdge, TrafficGraph, TrafficNode } from '../build/traffic-graph'
import type { EdgeFlag } from '../model'
import { writeEdgeId } from '../series/edge-id'
import { retarget } from '../steps/edges'
import { standsIn } from './find-cut'
import { makeGroup } from './make-group'
import type { Item } from './plan-collapse'

export interface Merged {
  readonly graph: TrafficGraph
  /** Members of the groups, by the group's id. */
  readonly members: ReadonlyMap<string, readonly TrafficNode[]>
}

/** Draws the graph as it is after so many steps (B3): accumulators are added, so the sum of rates stays what it was. */
export function mergeItems(
  { nodes, edges }: TrafficGraph,
  items: readonly Item[],
  steps: number,
  weights: ReadonlyMap<string, number>,
): Merged {
  const roots = new Map(items.map((item) => [item.id, standsIn(item, steps)]))
  const members = groupBy(
    [...nodes.values()].filter(({ id }) => roots.get(id)?.id !== id),
    ({ id }) => roots.get(id)?.id ?? id,
  )
  const refs = new Map([...roots.values()].map((root) => [root.id, root.content]))
  const drawn = new Map([...nodes].filter(([id]) => roots.get(id)?.id === id))
  for (const [id, own] of members) {
    const ref = refs.get(id)
    if (ref?.kind === 'group' && 'level' in ref) drawn.set(id, makeGroup(ref, own, weights))
  }
  const rootId = (id: string): string => roots.get(id)?.id ?? id
  const moved = [...edges.values()].map((edge) => {
    const [source, target] = [rootId(edge.source), rootId(edge.target)]
    return source === edge.source && target === edge.target ? edge : retarget(edge, source, target)
  })
  return { graph: { nodes: drawn, edges: mergeEdges(moved, members) }, members }
}

function mergeEdges(
  edges: readonly TrafficEdge[],
  groups: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, TrafficEdge> {
  const byId = groupBy(edges, ({ id }) => id)
  const merged = new Map<string, TrafficEdge>()
  for (const [id, parts] of byId) {
    const [first] = parts
    if (first === undefined) continue
    if (!groups.has(first.source) && !groups.has(first.target)) {
      merged.set(id, first)
      continue
    }
    const flags = new Set<EdgeFlag>([...first.flags].filter((flag) => parts.every((part) => part.flags.has(flag))))
    const isInternal = first.source === first.target
    if (isInternal) flags.add('internal')
    const opposite = writeEdgeId(first.target, first.source, first.protocol)
    const isPaired = !isInternal && byId.has(opposite) && parts.every(({ pair }) => pair !== null)
    merged.set(id, {
      ...first,
      numbers: parts.length === 1 ? first.numbers : sumOf(parts.map(({ numbers }) => numbers)),
      flags,
      pair: isPaired ? opposite : null,
      health: worstStatus(parts.map(({ health }) => health)),
    })
  }
  return merged
}
