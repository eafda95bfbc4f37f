import type { EdgeFlag, GraphNode, NodeFlag, NodeKind, Protocol, ServiceRef, Status, Unit } from '../model'
import type { Accumulator } from './accumulator'

/** A node while the graph is being made. Null is not known; the answer writes `unknown` or leaves the field out. */
export interface TrafficNode {
  readonly id: string
  readonly kind: NodeKind
  readonly cluster: string | null
  readonly namespace: string | null
  readonly workload: string | null
  readonly app: string | null
  readonly version: string | null
  readonly service: string | null
  readonly operation: GraphNode['operation'] | null
  readonly entry: GraphNode['entry'] | null
  readonly group: GraphNode['group'] | null
  readonly flags: ReadonlySet<NodeFlag>
  /** Through which it was reached, by any report; each once, sorted. */
  readonly services: readonly ServiceRef[]
  /** Identities that unknown callers presented, sorted. */
  readonly principals: readonly string[]
  /** A gateway that hands its traffic to a waypoint. */
  readonly ingressWaypoint: boolean
  readonly badges: GraphNode['badges'] | null
  readonly health: GraphNode['health']
  readonly labels: GraphNode['labels']
}

export interface TrafficEdge {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly protocol: Protocol
  readonly unit: Unit
  readonly numbers: Accumulator
  readonly flags: ReadonlySet<EdgeFlag>
  /** Of waypoint edges: the opposite edge. */
  readonly pair: string | null
  readonly health: Status | null
}

/** What every step takes and gives. Nothing in it is changed after a step has returned it. */
export interface TrafficGraph {
  readonly nodes: ReadonlyMap<string, TrafficNode>
  readonly edges: ReadonlyMap<string, TrafficEdge>
}
