import type { InstantSeries } from '@/lib/ports/metric-store'
import { computeGraph } from '../compute-graph'
import type { MeshFacts } from '../facts'
import type { Graph, GraphNode, GraphRequest } from '../model'
import type { QueryId } from '../query/query-id'
import { meshFacts } from './facts'
import { graphRequest } from './request'

export interface Drawing {
  /** Answers by query; a query that is not named answers with nothing. */
  readonly answers?: Partial<Record<QueryId, readonly InstantSeries[]>>
  readonly request?: Partial<GraphRequest>
  readonly facts?: MeshFacts
}

/** The graph of a few series. */
export function draw({ answers = {}, request = {}, facts = meshFacts() }: Drawing): Graph {
  return computeGraph(graphRequest(request), facts, ({ id }) => answers[id] ?? [])
}

/** An id without cluster `east` and namespace `shop`; of workloads the name alone. */
export function short(id: string): string {
  return id.replaceAll('east/shop/workload/', '').replaceAll('east/shop/', '')
}

/** `SOURCE>TARGET>PROTOCOL RATE` of every edge, in short. */
export function edgesOf({ edges }: Graph): readonly string[] {
  return edges.map(({ id, rate }) => `${short(id)} ${rate}`)
}

/** The node of a short id. */
export function nodeOf({ nodes }: Graph, id: string): GraphNode {
  const found = nodes.find((node) => short(node.id) === id)
  if (found === undefined) throw new Error(`no node ${id} among ${nodes.map((node) => short(node.id)).join(', ')}`)
  return found
}

export function noteCodes({ notes }: Graph): readonly string[] {
  return notes.map(({ code }) => code)
}
