import { type Runner, runnerNode, serviceNode } from '../build/identify-node'
import type { TrafficNode } from '../build/traffic-graph'
import type { WorkloadFacts } from '../facts'
import type { ClusterIndex } from '../series/index-facts'
import { mayRead } from '../query/visible-scope'
import type { Step, StepContext } from './step'

/**
 * M3: adds the services and workloads of the requested namespaces that no report names, flagged `idle`. The two are added
 * independently of each other: services where services are drawn, workloads unless the graph is of services alone.
 */
export const addIdle: Step = (graph, context) => {
  const { request, index } = context
  if (!request.idleNodes || request.scope.kind === 'focus') return { graph, notes: [] }
  const nodes = new Map(graph.nodes)
  for (const cluster of index.clusters.values()) {
    if (!cluster.facts.reachable) continue
    for (const node of candidates(cluster, context)) {
      if (!nodes.has(node.id)) nodes.set(node.id, { ...node, flags: new Set([...node.flags, 'idle']) })
    }
  }
  return { graph: { ...graph, nodes }, notes: [] }
}

function candidates({ facts }: ClusterIndex, { request, index, scope }: StepContext): readonly TrafficNode[] {
  const isWanted = ({ namespace }: { readonly namespace: string }): boolean =>
    scope.isRequested(facts.name, namespace) && mayRead(index.facts.access, facts.name, namespace)
  const withWaypoints = request.ambient !== 'none'
  const services = request.services
    ? facts.services.filter(isWanted).map(({ namespace, name }) => {
        return serviceNode({ cluster: facts.name, serviceNamespace: namespace, namespace, service: name }, index)
      })
    : []
  const workloads =
    request.type === 'service'
      ? []
      : facts.workloads
          .filter(isWanted)
          .map((workload) => runnerNode(toRunner(facts.name, workload, withWaypoints), request.type))
  return [...services, ...workloads].filter((node) => node !== undefined)
}

function toRunner(
  cluster: string,
  { namespace, name, app, version, waypoint }: WorkloadFacts,
  withWaypoints: boolean,
): Runner {
  const isWaypoint = waypoint && withWaypoints
  const known = isWaypoint
    ? { workload: name, app: null, version: null, waypoint: true }
    : { workload: name, app, version, waypoint: false }
  return { cluster, namespace, known, app: null, version: null }
}
