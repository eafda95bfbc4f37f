import { boxesAround } from '@/lib/graph/display/boxes-around'
import type { Graph, GraphBox, GraphNode } from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { sumTraffic } from '../panel/traffic-row'
import { foldedId } from './folded-id'
import { foldedNode } from './folded-node'
import { mergeEdges } from './merge-edges'

/**
 * Draws frames as one node each, with the sums of its members' traffic, the worst of their health and their names where they
 * fail (graph.md B3). A frame inside a folded one goes with it; ids of no frame of this graph fold nothing.
 *
 * @param fold ids of frames.
 * @returns the same graph where there is nothing to fold. Totals and notes are those of the whole graph.
 */
export function foldFrames(graph: Graph, fold: readonly string[]): Graph {
  const wanted = new Set(fold)
  const boxes = new Map(graph.boxes.map((box) => [box.id, box]))
  if (!graph.boxes.some(({ id }) => wanted.has(id))) return graph
  const folded = new Map<string, GraphBox>()
  for (const node of graph.nodes) {
    const outermost = boxesAround(node, boxes).findLast(({ id }) => wanted.has(id))
    if (outermost !== undefined) folded.set(node.id, outermost)
  }
  const insides = groupBy(
    graph.nodes.filter(({ id }) => folded.has(id)),
    ({ id }) => folded.get(id)?.id ?? id,
  )
  const edges = mergeEdges(graph.edges, (id) => {
    const box = folded.get(id)
    return box === undefined ? id : foldedId(box)
  })
  const nodes = [
    ...graph.nodes.filter(({ id }) => !folded.has(id)),
    ...[...insides].flatMap(([id, members]) => {
      const box = boxes.get(id)
      return box === undefined ? [] : [withTraffic(foldedNode(box, members), edges)]
    }),
  ]
  return { ...graph, nodes: nodes.sort(byId), edges: [...edges].sort(byId), boxes: staying(boxes, wanted) }
}

function withTraffic(node: GraphNode, edges: Graph['edges']): GraphNode {
  return {
    ...node,
    in: sumTraffic(edges.filter(({ target }) => target === node.id)),
    out: sumTraffic(edges.filter(({ source }) => source === node.id)),
  }
}

/** The frames that are not folded and stand in none that is. */
function staying(boxes: ReadonlyMap<string, GraphBox>, wanted: ReadonlySet<string>): readonly GraphBox[] {
  const seen = new Set<string>()
  const isGone = (box: GraphBox): boolean => {
    if (wanted.has(box.id)) return true
    const parent = box.parent === null ? undefined : boxes.get(box.parent)
    if (parent === undefined || seen.has(parent.id)) return false
    seen.add(parent.id)
    return isGone(parent)
  }
  return [...boxes.values()].filter((box) => {
    seen.clear()
    return !isGone(box)
  })
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id)
}
