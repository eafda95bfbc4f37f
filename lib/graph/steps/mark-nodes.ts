import type { TrafficNode } from '../build/traffic-graph'
import type { WorkloadFacts } from '../facts'
import type { FocusRef, NodeFlag } from '../model'
import type { ClusterIndex } from '../series/index-facts'
import { edgesByNode, mapNodes, type TouchingEdges } from './edges'
import { clusterOf, isGateway, isInaccessible, workloadsOf } from './node-facts'
import type { Step, StepContext } from './step'

/** M4: sets the flags that follow from the node's place, its edges and its pods. */
export const markNodes: Step = (graph, context) => {
  const touching = edgesByNode(graph)
  const marked = mapNodes(graph, (node) => {
    const own = flagsOf(node, touching(node.id), context)
    return own.length === 0 ? node : { ...node, flags: new Set([...node.flags, ...own]) }
  })
  return { graph: marked, notes: [] }
}

function flagsOf(node: TrafficNode, edges: TouchingEdges, context: StepContext): readonly NodeFlag[] {
  const inaccessible = isInaccessible(node, context.index)
  const flags: NodeFlag[] = inaccessible ? ['inaccessible'] : captureFlags(node, context)
  if (context.request.scope.kind === 'focus' && isFocus(node, context.request.scope.node)) flags.push('focus')
  if (isRoot(edges)) flags.push('root')
  if (isOutside(node, context)) flags.push('outside')
  return flags
}

/** Answers that come back from a waypoint make nobody less of a source. */
function isRoot({ incoming, outgoing }: TouchingEdges): boolean {
  return outgoing.length > 0 && incoming.every(({ flags, pair }) => flags.has('waypoint-from') && pair !== null)
}

function isOutside(node: TrafficNode, { request, scope }: StepContext): boolean {
  if (request.scope.kind === 'mesh' || node.kind === 'unknown' || node.flags.has('egress')) return false
  return node.namespace !== null && !scope.isRequested(node.cluster ?? '', node.namespace)
}

function isFocus(node: TrafficNode, focus: FocusRef): boolean {
  if (node.namespace !== focus.namespace) return false
  switch (focus.kind) {
    case 'workload':
      return node.workload === focus.name
    case 'service':
      return node.kind === 'service' && node.service === focus.name
    case 'app':
      return (
        node.app === focus.name &&
        node.kind !== 'service' &&
        (focus.version === null || node.version === null || node.version === focus.version)
      )
    case 'operation':
      return node.operation?.label === focus.label && node.operation.value === focus.value
  }
}

function captureFlags(node: TrafficNode, { index }: StepContext): NodeFlag[] {
  if (node.kind !== 'workload' && node.kind !== 'app') return []
  const cluster = clusterOf(node, index)
  const workloads = workloadsOf(node, index)
  if (workloads.length === 0) return []
  const flags: NodeFlag[] = []
  const controlPlane = cluster?.namespaces.get(node.namespace ?? '')?.controlPlane === true
  if (!controlPlane && !node.flags.has('dead') && !workloads.every((one) => isCovered(one, cluster))) {
    flags.push('out-of-mesh')
  }
  if (workloads.every(isAmbient)) flags.push('ambient')
  return flags
}

/** Every pod has a sidecar or is captured; gateways and waypoints are proxies themselves. */
function isCovered(workload: WorkloadFacts, cluster: ClusterIndex | undefined): boolean {
  const { pods, sidecarPods, ambientPods, waypoint } = workload
  return waypoint || sidecarPods + ambientPods >= pods || isGateway(workload, cluster)
}

function isAmbient({ pods, ambientPods, waypoint }: WorkloadFacts): boolean {
  return waypoint || (pods > 0 && ambientPods >= pods)
}
