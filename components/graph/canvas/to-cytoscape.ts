import type { EdgeElement, Elements, FrameElement, NodeElement } from '@/lib/graph/display/to-elements'
import { SHAPE_SIZE } from '@/lib/graph/display/shapes'
import type { EdgeDefinition, NodeDefinition } from 'cytoscape'

/**
 * The part of the drawing that cytoscape draws: shapes, lines and frames. Labels, locks and badges are painted on layers
 * from the same elements, so what changes with every refresh (numbers) mostly does not touch cytoscape at all.
 * All values are primitive: the wrapper compares them one by one.
 */
export function toCytoscape(
  { nodes, edges }: Elements,
  minWidths: ReadonlyMap<string, number>,
): (NodeDefinition | EdgeDefinition)[] {
  return [
    ...nodes.map((node) => (node.kind === 'frame' ? frame(node, minWidths.get(node.id) ?? 0) : shape(node))),
    ...edges.map(line),
  ]
}

function frame({ id, parent, classes }: FrameElement, minWidth: number): NodeDefinition {
  return { group: 'nodes', data: { id, minWidth, ...inFrame(parent) }, classes, grabbable: false, pannable: true }
}

function shape({ id, parent, shape, reach, position, classes }: NodeElement): NodeDefinition {
  const { width, height } = SHAPE_SIZE[shape]
  const side = reach.side - width / 2
  const expansion = `${reach.top - height / 2}px ${side}px ${reach.bottom - height / 2}px ${side}px`
  return { group: 'nodes', data: { id, expansion, ...inFrame(parent) }, position: { ...position }, classes }
}

function line({ id, source, target, width, curve, classes }: EdgeElement): EdgeDefinition {
  return { group: 'edges', data: { id, source, target, width, curve }, classes }
}

/** The key is always there: the wrapper merges data, so a missing one would leave a node in a frame that is gone. */
function inFrame(parent: string | null): Readonly<Record<string, string | undefined>> {
  return { parent: parent ?? undefined }
}
