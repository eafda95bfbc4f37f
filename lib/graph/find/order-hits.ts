import { rankEdges, statusRank } from '../panel/rank-edges'
import type { Graph } from '../model'
import type { Selected } from './select-elements'

/** Ids of what was found in the order in which it is walked: nodes, then edges, each worst health first. */
export function orderHits({ nodes, edges }: Pick<Graph, 'nodes' | 'edges'>, found: Selected): readonly string[] {
  const hits = nodes.filter(({ id }) => found.nodes.has(id))
  return [
    // Nodes of one health stay in the order of the answer, which is that of their ids.
    ...hits.sort((a, b) => statusRank(a.health?.status ?? null) - statusRank(b.health?.status ?? null)),
    ...rankEdges(edges.filter(({ id }) => found.edges.has(id))),
  ].map(({ id }) => id)
}
