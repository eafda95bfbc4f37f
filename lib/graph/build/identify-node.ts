import type { GraphType, NodeFlag } from '../model'
import { type FactsIndex, objectKey } from '../series/index-facts'
import { writeNodeId } from '../series/node-id'
import { type DestinationEnd, isEgressName, type SourceEnd, type WorkloadIdentity } from '../series/resolved-row'
import { isAddress } from './is-address'
import { makeNode } from './make-node'
import type { TrafficNode } from './traffic-graph'

/** The rest of ids and answers where a cluster, a namespace or a service has no known name. */
export const UNKNOWN = 'unknown'

/** A workload, or an app of which no workload is known. */
export interface Runner {
  readonly cluster: string | null
  readonly namespace: string | null
  readonly known: Omit<WorkloadIdentity, 'cluster' | 'namespace'> | null
  readonly app: string | null
  readonly version: string | null
}

/** The node of a caller (I1). One without a workload has no place in a workload graph and is an unknown caller there. */
export function sourceNode(end: SourceEnd, type: GraphType): TrafficNode {
  const node = runnerNode(end, type)
  if (node !== undefined) return node
  const place = placeOf(end)
  return makeNode({
    id: writeNodeId({ kind: UNKNOWN, ...place }),
    kind: UNKNOWN,
    cluster: end.cluster,
    namespace: end.namespace,
  })
}

/** The node of a destination (I1). */
export function destinationNode(end: DestinationEnd, type: GraphType, index: FactsIndex): TrafficNode {
  if (end.known === null && end.service !== null) {
    if (isEgressName(end.service)) return serviceNode(end, index, 'egress')
    if (isAddress(end.service)) return addressesNode(end)
  }
  return runnerNode(end, type) ?? serviceNode(end, index)
}

/** Rules 5 to 9 of I1, the same for both ends; undefined where neither workload nor app make a node of this type. */
export function runnerNode(end: Runner, type: GraphType): TrafficNode | undefined {
  const { known, cluster, namespace } = end
  const place = { cluster, namespace }
  const app = known === null ? end.app : known.app
  const version = known === null ? end.version : known.version
  if (type === 'app' && app !== null) {
    return makeNode({
      id: writeNodeId({ kind: 'app', ...placeOf(end), name: app, version: null }),
      kind: 'app',
      ...place,
      app,
    })
  }
  if (known !== null) {
    // Versioned apps are identified by their workload: two of one app and version stay two, and places survive a change of type.
    const id = writeNodeId({ kind: 'workload', ...placeOf(end), name: known.workload })
    const kind = type === 'versioned-app' && app !== null ? 'app' : 'workload'
    const flags = new Set<NodeFlag>(known.waypoint ? ['waypoint'] : [])
    return makeNode({ id, kind, ...place, workload: known.workload, app, version, flags })
  }
  if (type !== 'versioned-app' || app === null) return undefined
  const named = version === 'latest' ? null : version
  const id = writeNodeId({ kind: 'app', ...placeOf(end), name: app, version: named })
  return makeNode({ id, kind: 'app', ...place, app, version: named })
}

export interface ServiceParts {
  readonly cluster: string | null
  readonly serviceNamespace: string | null
  readonly namespace: string | null
  readonly service: string | null
}

/** A service node; without a name it stands for requests that found no route. Its app, by the facts, decides its frame. */
export function serviceNode(parts: ServiceParts, index: FactsIndex, ...flags: readonly NodeFlag[]): TrafficNode {
  const { cluster, service } = parts
  const namespace = parts.serviceNamespace ?? parts.namespace
  const name = service ?? UNKNOWN
  const facts = index.clusters.get(cluster ?? '')?.services.get(objectKey(namespace ?? '', name))
  return makeNode({
    id: writeNodeId({ kind: 'service', ...placeOf({ cluster, namespace }), name }),
    kind: 'service',
    cluster,
    namespace,
    service: name,
    app: facts?.app ?? null,
    flags: new Set(flags),
  })
}

function addressesNode(end: DestinationEnd): TrafficNode {
  const { cluster, serviceNamespace: namespace } = end
  const id = writeNodeId({ kind: 'addresses', ...placeOf({ cluster, namespace }) })
  return makeNode({ id, kind: 'service', cluster, namespace, flags: new Set(['addresses']) })
}

function placeOf({ cluster, namespace }: { cluster: string | null; namespace: string | null }) {
  return { cluster: cluster ?? UNKNOWN, namespace: namespace ?? UNKNOWN }
}
