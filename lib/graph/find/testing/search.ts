import type { GraphEdge, GraphNode } from '@/lib/graph/model'
import type { Find } from '../ast'
import type { FindError } from '../find-error'
import { indexForFind } from '../find-index'
import type { FindContext } from '../operand'
import { parseFind } from '../parse-find'
import { selectElements } from '../select-elements'

/** The expression of a text that must have one. */
export function read(text: string): Find {
  const result = parseFind(text)
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.error)}`)
  return result.value
}

/** The error of a text that must have one. */
export function refused(text: string): FindError {
  const result = parseFind(text)
  if (result.ok) throw new Error(`${text} was read as ${JSON.stringify(result.value)}`)
  return result.error
}

/** Ids of what a text selects, nodes before edges, in the order given. */
export function search(
  text: string,
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[] = [],
  latency: FindContext['latency'] = 'p95',
): readonly string[] {
  const selected = selectElements(read(text), indexForFind({ nodes, edges }, latency))
  return [...nodes.filter(({ id }) => selected.nodes.has(id)), ...edges.filter(({ id }) => selected.edges.has(id))].map(
    ({ id }) => id,
  )
}
