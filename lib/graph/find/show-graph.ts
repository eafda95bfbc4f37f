import { drawnEdges } from '../display/drawn-edges'
import type { Graph } from '../model'
import { applyHide, type ShownGraph } from './apply-hide'
import { indexForFind } from './find-index'
import type { FindContext } from './operand'
import { parseFind } from './parse-find'
import { NOTHING_SELECTED, selectElements, type Selected } from './select-elements'

/** What a user chose to see of a graph. */
export interface Expressions {
  readonly find: string
  readonly hide: string
  readonly latency: FindContext['latency']
}

export interface SearchedGraph extends ShownGraph {
  /** What is found among what is left to draw. */
  readonly found: Selected
}

/**
 * Hides, then finds: hide wins (graph.md F6), and what is not drawn is neither found nor counted in a rank. Expressions that cannot be
 * read select nothing.
 */
export function showGraph(graph: Graph, { find, hide, latency }: Expressions): SearchedGraph {
  const shown = applyHide(graph, select(graph, hide, latency))
  const found = select(shown.graph, find, latency)
  return { ...shown, found: { ...found, edges: onLines(shown.graph, found.edges) } }
}

function select(graph: Graph, text: string, latency: FindContext['latency']): Selected {
  const find = parseFind(text)
  return find.ok ? selectElements(find.value, indexForFind(graph, latency)) : NOTHING_SELECTED
}

/** An edge that shares its line with the opposite one is found by that line. */
function onLines(graph: Graph, ids: ReadonlySet<string>): ReadonlySet<string> {
  if (ids.size === 0) return ids
  const drawn = new Set(drawnEdges(graph).map(({ id }) => id))
  return new Set(graph.edges.flatMap(({ id, pair }) => (ids.has(id) ? [drawn.has(id) ? id : (pair ?? id)] : [])))
}
