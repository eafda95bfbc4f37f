import type { TrafficGraph, TrafficNode } from '../build/traffic-graph'
import type { GraphRequest, Totals } from '../model'
import type { NoteDraft } from '../notes/note-draft'
import { findCut, type ItemEdge } from './find-cut'
import { worstFirst } from './make-group'
import { mergeItems, type Merged } from './merge-items'
import { expandTest, planCollapse } from './plan-collapse'

const BYTES_PER_REQUEST = 1_024

export interface BoundedGraph {
  readonly graph: TrafficGraph
  /** Nodes and edges that are inside groups. */
  readonly hidden: Totals['hidden']
  readonly notes: readonly NoteDraft[]
}

/**
 * Collapses as little as is needed for the drawing budget (B2, B3), what fails last. A graph within its budget is returned as it is;
 * only focus nodes can keep a graph over it.
 */
export function boundGraph(graph: TrafficGraph, request: Pick<GraphRequest, 'budget' | 'expand'>): BoundedGraph {
  const { budget, expand } = request
  if (graph.nodes.size <= budget.nodes && graph.edges.size <= budget.edges) {
    return { graph, hidden: { nodes: 0, edges: 0 }, notes: [] }
  }
  const weights = weigh(graph)
  const collapse = planCollapse([...graph.nodes.values()], weights, expand)
  const places = new Map(collapse.items.map(({ id }, place) => [id, place]))
  const edges = [...graph.edges.values()].map(({ source, target, protocol }): ItemEdge => ({
    source: places.get(source) ?? 0,
    target: places.get(target) ?? 0,
    protocol,
  }))
  const cut = findCut(collapse, edges, budget)
  const merged = mergeItems(graph, collapse.items, cut, weights)
  return { graph: merged.graph, ...whatIsHidden(graph, merged, weights, expand) }
}

/** In and Out of every node in requests and messages per second; a kibibyte weighs as much as a request. */
function weigh({ edges }: TrafficGraph): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const { source, target, unit, numbers } of edges.values()) {
    const weight = unit === 'B/s' ? numbers.rate / BYTES_PER_REQUEST : numbers.rate
    for (const id of [source, target]) weights.set(id, (weights.get(id) ?? 0) + weight)
  }
  return weights
}

function whatIsHidden(
  { edges }: TrafficGraph,
  { members }: Merged,
  weights: ReadonlyMap<string, number>,
  expand: readonly string[],
): Pick<BoundedGraph, 'hidden' | 'notes'> {
  const groupOf = new Map([...members].flatMap(([id, own]) => own.map((member): [string, string] => [member.id, id])))
  const isInside = (source: string, target: string): boolean =>
    groupOf.has(source) && groupOf.get(source) === groupOf.get(target)
  const hidden = {
    nodes: groupOf.size,
    edges: [...edges.values()].filter(({ source, target }) => isInside(source, target)).length,
  }
  const inside = [...members.values()].flat()
  const notes: NoteDraft[] = [{ code: 'collapsed', count: hidden.nodes, ids: [...members.keys()] }]
  const failing = inside.filter(({ health }) => health?.status === 'failure')
  if (failing.length > 0)
    notes.push({ code: 'failing-collapsed', count: failing.length, ids: worstFirst(failing, weights) })
  const refused = refusedGroups(inside, expand)
  if (refused.length > 0) notes.push({ code: 'expand-refused', count: refused.length, ids: refused })
  return { hidden, notes }
}

/** Groups that were to be expanded and of which members are inside a group all the same. */
function refusedGroups(inside: readonly TrafficNode[], expand: readonly string[]): readonly string[] {
  const askedAt = expandTest(expand)
  const refused = new Set(inside.map(askedAt).filter((place) => place !== undefined))
  return expand.filter((_, place) => refused.has(place))
}
