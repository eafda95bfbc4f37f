import type { Graph, GraphEdge, GraphNode } from '../model'
import type { FindContext } from './operand'
import { type FindLanguage, TRAFFIC_LANGUAGE } from './operands'

/** A graph ready to be searched. */
export interface FindIndex extends FindContext {
  readonly language: FindLanguage
  readonly nodes: readonly GraphNode[]
  /** Those between drawn nodes; the traffic inside a group has no line and is not searched. */
  readonly edges: readonly GraphEdge[]
  /** The edges that touch a node; a self edge touches it once. */
  readonly touching: ReadonlyMap<string, readonly GraphEdge[]>
}

/** Indexes a graph in one pass over its elements and one sort of its nodes. */
export function indexForFind(
  { nodes, edges }: Pick<Graph, 'nodes' | 'edges'>,
  latency: FindContext['latency'],
  language: FindLanguage = TRAFFIC_LANGUAGE,
): FindIndex {
  const touching = new Map<string, GraphEdge[]>(nodes.map((node) => [node.id, []]))
  const searched = edges.filter(
    (edge) => !edge.flags.includes('internal') && touching.has(edge.source) && touching.has(edge.target),
  )
  for (const edge of searched) {
    touching.get(edge.source)?.push(edge)
    if (edge.target !== edge.source) touching.get(edge.target)?.push(edge)
  }
  const degrees = [...new Set([...touching.values()].map(({ length }) => length))].sort((a, b) => b - a)
  const rankOf = new Map(degrees.map((degree, place) => [degree, place + 1]))
  const rank = new Map([...touching].map(([id, { length }]) => [id, rankOf.get(length) ?? degrees.length]))
  return { nodes, edges: searched, touching, rank, latency, language }
}
