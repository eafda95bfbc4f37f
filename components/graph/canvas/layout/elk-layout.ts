import type { ELK, ElkNode } from 'elkjs/lib/elk-api'
import type { FlatGraph } from '@/lib/graph/places/layout-frames'
import type { LayoutPlaces } from './layout-job'

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.spacing.nodeNode': '28',
  'elk.layered.spacing.nodeNodeBetweenLayers': '84',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  // Only places are used. With its own routes, full thoroughness and the order of the model 500 nodes take ten times as long.
  'elk.edgeRouting': 'POLYLINE',
  'elk.layered.thoroughness': '2',
  'elk.randomSeed': '1',
}

/** The layered layout for graphs that dagre would take many seconds for. */
export async function elkLayout(elk: Pick<ELK, 'layout'>, { nodes, edges }: FlatGraph): Promise<LayoutPlaces> {
  const graph: ElkNode = {
    id: ' ',
    layoutOptions: OPTIONS,
    children: nodes.map(({ id, width, height }) => ({ id, width, height })),
    edges: edges.map(({ source, target }, index) => ({ id: `edge ${index}`, sources: [source], targets: [target] })),
  }
  const { children = [] } = await elk.layout(graph)
  return new Map(
    children.map(({ id, x = 0, y = 0, width = 0, height = 0 }) => [id, { x: x + width / 2, y: y + height / 2 }]),
  )
}
