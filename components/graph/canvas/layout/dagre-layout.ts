import { Graph, type GraphLabel, layout, type NodeLabel } from '@dagrejs/dagre'
import { COLUMN_GAP, type FlatJob, type LayoutPlaces, NODE_GAP } from './layout-job'

/** The layered layout of a graph without frames: callers left of what they call. */
export function dagreLayout({ nodes, edges }: Pick<FlatJob, 'nodes' | 'edges'>): LayoutPlaces {
  const graph = new Graph<GraphLabel, NodeLabel>({ multigraph: true, compound: true })
  graph.setGraph({ rankdir: 'LR', nodesep: NODE_GAP, edgesep: 16, ranksep: COLUMN_GAP })
  // Dagre keeps things by name in plain objects, so it gets numbers for names.
  const names = new Map(nodes.map(({ id }, index) => [id, String(index)]))
  nodes.forEach(({ width, height }, index) => graph.setNode(String(index), { width, height }))
  edges.forEach(({ source, target }, index) => {
    const ends = { v: names.get(source) ?? '', w: names.get(target) ?? '', name: String(index) }
    if (graph.hasNode(ends.v) && graph.hasNode(ends.w)) graph.setEdge(ends, { minlen: 1, weight: 1 })
  })
  layout(graph)
  return new Map(
    nodes.map(({ id }, index) => {
      const { x = 0, y = 0 } = graph.node(String(index))
      return [id, { x, y }]
    }),
  )
}
