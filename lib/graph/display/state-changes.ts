import type { Status } from '@/lib/graph/model'
import type { GraphIndex } from './graph-index'

export interface StateChange {
  readonly id: string
  readonly status: Status | null
}

/** Which of some elements are in another state than before. What is new, gone or unknown is in none: nobody was told of its state. */
export function stateChanges(before: GraphIndex, after: GraphIndex, ids: readonly string[]): readonly StateChange[] {
  return [...new Set(ids)].flatMap((id) => {
    const [was, is] = [statusOf(before, id), statusOf(after, id)]
    return was === undefined || is === undefined || was === is ? [] : [{ id, status: is }]
  })
}

function statusOf({ nodes, edges, boxes }: GraphIndex, id: string): Status | null | undefined {
  const thing = nodes.get(id) ?? boxes.get(id)
  return thing === undefined ? edges.get(id)?.health : (thing.health?.status ?? null)
}
