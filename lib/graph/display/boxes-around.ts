import type { GraphBox, GraphNode } from '@/lib/graph/model'

/** The frames around a node, innermost first. A broken chain (missing or circular parents) just ends. */
export function boxesAround(node: GraphNode, boxes: ReadonlyMap<string, GraphBox>): readonly GraphBox[] {
  const around: GraphBox[] = []
  let box = node.box === null ? undefined : boxes.get(node.box)
  while (box !== undefined && !around.includes(box)) {
    around.push(box)
    box = box.parent === null ? undefined : boxes.get(box.parent)
  }
  return around
}
