import { type GraphRequest, type Protocol, PROTOCOLS, type Unit } from '../model'
import { writeEdgeId } from '../series/edge-id'
import type { FactsIndex } from '../series/index-facts'
import {
  type DestinationEnd,
  isEgressName,
  isInboundPassthrough,
  type ResolvedRow,
  type SourceEnd,
} from '../series/resolved-row'
import { openNumbers } from './accumulator'
import type { EdgeBuilder } from './edge-builder'
import { destinationNode, serviceNode, sourceNode } from './identify-node'
import type { TrafficNode } from './traffic-graph'

/** The way a row takes through the drawing: one edge, or two where an injected service node lies between. One object per way. */
export type Route = readonly [EdgeBuilder] | readonly [EdgeBuilder, EdgeBuilder]

export interface Router {
  /** The way of a drawn row; makes nodes and edges where they are new. */
  route(row: ResolvedRow): Route
  /** The way of a row if it is drawn already. */
  find(row: ResolvedRow): Route | undefined
  /** The node a destination would have, whether or not it is drawn. */
  destinationId(end: DestinationEnd): string
  /** The node a caller would have. */
  sourceId(end: SourceEnd): string
  readonly nodes: ReadonlyMap<string, TrafficNode>
  readonly edges: ReadonlyMap<string, EdgeBuilder>
}

interface Path {
  readonly caller: TrafficNode
  readonly service: TrafficNode | null
  readonly server: TrafficNode
  readonly key: string
  /** Known once the way is drawn. Ends that differ may have one way in common. */
  route: Route | undefined
}

/** Routes rows to edges (I2); what depends on the ends alone is found out once. */
export function createRouter(request: GraphRequest, index: FactsIndex): Router {
  const nodes = new Map<string, TrafficNode>()
  const edges = new Map<string, EdgeBuilder>()
  const sources = new Map<SourceEnd, TrafficNode>()
  const destinations = new Map<DestinationEnd, TrafficNode>()
  const paths = new Map<DestinationEnd, Map<number, Path>>()
  const routes = new Map<string, Route>()

  const sourceOf = (end: SourceEnd): TrafficNode => remember(sources, end, () => sourceNode(end, request.type))
  const destinationOf = (end: DestinationEnd): TrafficNode =>
    remember(destinations, end, () => destinationNode(end, request.type, index))

  const makePath = ({ source, destination, group: { protocol } }: ResolvedRow): Path => {
    const caller = sourceOf(source)
    const server = destinationOf(destination)
    const injected = request.services && isInjected(server, source, destination)
    const service = injected ? serviceNode(destination, index, 'injected') : null
    const key = `${caller.id} ${service?.id ?? ''} ${server.id} ${protocol}`
    return { caller, service, server, key, route: undefined }
  }
  const pathOf = (row: ResolvedRow): Path => {
    const own = remember(paths, row.destination, () => new Map<number, Path>())
    const key = row.source.index * PROTOCOLS.length + PROTOCOLS.indexOf(row.group.protocol)
    return remember(own, key, () => makePath(row))
  }
  const edge = (source: TrafficNode, target: TrafficNode, protocol: Protocol): EdgeBuilder => {
    const id = writeEdgeId(source.id, target.id, protocol)
    const unit = unitOf(protocol, request)
    return remember(edges, id, () => ({
      id,
      source: source.id,
      target: target.id,
      protocol,
      unit,
      numbers: openNumbers(),
    }))
  }
  const open = ({ caller, service, server }: Path, protocol: Protocol): Route => {
    for (const node of [caller, service, server]) if (node !== null) draw(nodes, node)
    if (service === null) return [edge(caller, server, protocol)]
    return [edge(caller, service, protocol), edge(service, server, protocol)]
  }

  return {
    nodes,
    edges,
    sourceId: (end) => sourceOf(end).id,
    destinationId: (end) => destinationOf(end).id,
    find: (row) => {
      const path = pathOf(row)
      return path.route ?? routes.get(path.key)
    },
    route: (row) => {
      const path = pathOf(row)
      path.route ??= remember(routes, path.key, () => open(path, row.group.protocol))
      return path.route
    },
  }
}

/** A service that is injected here may be where requests end there: its node is both. */
function draw(nodes: Map<string, TrafficNode>, node: TrafficNode): void {
  const present = nodes.get(node.id)
  if (present === undefined) nodes.set(node.id, node)
  else if (![...node.flags].every((flag) => present.flags.has(flag))) {
    nodes.set(node.id, { ...present, flags: new Set([...present.flags, ...node.flags]) })
  }
}

/** Whether the service node comes between caller and server. */
function isInjected(server: TrafficNode, source: SourceEnd, { service, known }: DestinationEnd): boolean {
  if (server.kind === 'service' || service === null || isEgressName(service) || isInboundPassthrough(service))
    return false
  return source.known?.waypoint !== true && known?.waypoint !== true
}

export function unitOf(protocol: Protocol, { grpc }: Pick<GraphRequest, 'grpc'>): Unit {
  if (protocol === 'tcp') return 'B/s'
  return protocol === 'http' || grpc === 'requests' ? 'req/s' : 'msg/s'
}

function remember<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const present = map.get(key)
  if (present !== undefined) return present
  const made = make()
  map.set(key, made)
  return made
}
