import { drawnEdges } from '../display/drawn-edges'
import type { DrawnParts, Graph } from '../model'
import { applyHide, type ShownGraph } from './apply-hide'
import { indexForFind } from './find-index'
import type { FindContext } from './operand'
import { type FindLanguage, TRAFFIC_LANGUAGE } from './operands'
import { parseFind } from './parse-find'
import { NOTHING_SELECTED, selectElements, type Selected } from './select-elements'

/** What a user chose to see of a graph. */
export interface Expressions {
  readonly find: string
  readonly hide: string
  readonly latency: FindContext['latency']
  /** Absent: that of traffic. */
  readonly language?: FindLanguage
}

export interface SearchedGraph<G extends DrawnParts = Graph> extends ShownGraph<G> {
  /** What is found among what is left to draw. */
  readonly found: Selected
}

/**
 * Hides, then finds: hide wins (graph.md F6), and what is not drawn is neither found nor counted in a rank. Expressions that cannot be
 * read select nothing.
 */
export function showGraph<G extends DrawnParts>(graph: G, { find, hide, ...by }: Expressions): SearchedGraph<G> {
  const shown = applyHide(graph, select(graph, hide, by))
  const found = select(shown.graph, find, by)
  return { ...shown, found: { ...found, edges: onLines(shown.graph, found.edges) } }
}

function select(
  graph: DrawnParts,
  text: string,
  { latency, language = TRAFFIC_LANGUAGE }: Pick<Expressions, 'latency' | 'language'>,
): Selected {
  const find = parseFind(text, language)
  return find.ok ? selectElements(find.value, indexForFind(graph, latency, language)) : NOTHING_SELECTED
}

/** An edge that shares its line with the opposite one is found by that line. */
function onLines(graph: DrawnParts, ids: ReadonlySet<string>): ReadonlySet<string> {
  if (ids.size === 0) return ids
  const drawn = new Set(drawnEdges(graph).map(({ id }) => id))
  return new Set(graph.edges.flatMap(({ id, pair }) => (ids.has(id) ? [drawn.has(id) ? id : (pair ?? id)] : [])))
}
