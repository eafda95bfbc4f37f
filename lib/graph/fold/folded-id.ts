import type { GraphBox } from '@/lib/graph/model'
import { parseNodeId, writeNodeId } from '../series/node-id'

/**
 * The id of the node that a folded frame is drawn as: that of the group which the drawing budget would make of the same members,
 * so that a place found for one serves the other.
 */
export function foldedId(box: Pick<GraphBox, 'id'>): string {
  const ref = parseNodeId(box.id)
  if (ref?.kind !== 'box') return box.id
  const { level, cluster, namespace, name } = ref
  return writeNodeId({
    kind: 'group',
    level,
    cluster,
    namespace: level === 'cluster' ? null : namespace,
    name: level === 'app' ? name : null,
  })
}

/** The frame whose folded node has this id, of those that are folded; undefined for every other node. */
export function foldedFrame(fold: readonly string[], nodeId: string): string | undefined {
  return fold.find((id) => foldedId({ id }) === nodeId)
}
