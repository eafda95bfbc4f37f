import { groupBy } from '@/lib/std/group-by'
import { sumOf } from '../build/accumulator'
import type { TrafficEdge, TrafficGraph, TrafficNode } from '../build/traffic-graph'
import { writeEdgeId } from '../series/edge-id'

export interface TouchingEdges {
  readonly incoming: readonly TrafficEdge[]
  readonly outgoing: readonly TrafficEdge[]
}

const NO_EDGES: TouchingEdges = { incoming: [], outgoing: [] }

/** Looks up the edges of a node; a self edge is both incoming and outgoing. */
export function edgesByNode({ edges }: Pick<TrafficGraph, 'edges'>): (node: string) => TouchingEdges {
  const touching = new Map<string, { incoming: TrafficEdge[]; outgoing: TrafficEdge[] }>()
  const of = (node: string) => {
    const present = touching.get(node)
    if (present !== undefined) return present
    const made = { incoming: [], outgoing: [] }
    touching.set(node, made)
    return made
  }
  for (const edge of edges.values()) {
    of(edge.source).outgoing.push(edge)
    of(edge.target).incoming.push(edge)
  }
  return (node) => touching.get(node) ?? NO_EDGES
}

/** The same edge between other nodes. */
export function retarget(edge: TrafficEdge, source: string, target: string): TrafficEdge {
  return { ...edge, id: writeEdgeId(source, target, edge.protocol), source, target }
}

/** Edges by id, in order of first appearance; edges of one id are added up, their flags united. */
export function mergeEdges(edges: Iterable<TrafficEdge>): ReadonlyMap<string, TrafficEdge> {
  const merged = new Map<string, TrafficEdge>()
  for (const [id, parts] of groupBy(edges, (edge) => edge.id)) {
    const [first, second] = parts
    if (first === undefined) continue
    merged.set(id, second === undefined ? first : { ...first, ...united(parts) })
  }
  return merged
}

function united(parts: readonly TrafficEdge[]): Pick<TrafficEdge, 'numbers' | 'flags'> {
  return {
    numbers: sumOf(parts.map(({ numbers }) => numbers)),
    flags: new Set(parts.flatMap(({ flags }) => [...flags])),
  }
}

/** The graph without these nodes and whatever touches them. */
export function withoutNodes({ nodes, edges }: TrafficGraph, gone: ReadonlySet<string>): TrafficGraph {
  if (gone.size === 0) return { nodes, edges }
  return {
    nodes: new Map([...nodes].filter(([id]) => !gone.has(id))),
    edges: new Map([...edges].filter(([, { source, target }]) => !gone.has(source) && !gone.has(target))),
  }
}

export function mapNodes(graph: TrafficGraph, change: (node: TrafficNode) => TrafficNode): TrafficGraph {
  return { ...graph, nodes: new Map([...graph.nodes].map(([id, node]) => [id, change(node)])) }
}

/**
 * Whether the edge counts in totals, so that every request counts once: not behind an injected service node or an operation. In a
 * reduced service graph every edge does.
 */
export function isCountable({ source }: TrafficEdge, nodes: TrafficGraph['nodes'], reduced: boolean): boolean {
  const node = nodes.get(source)
  return reduced || (node?.kind !== 'operation' && node?.flags.has('injected') !== true)
}
