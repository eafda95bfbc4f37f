import type { TrafficNode } from '../build/traffic-graph'
import type { ServiceFacts, WorkloadFacts } from '../facts'
import { mayRead } from '../query/visible-scope'
import { type ClusterIndex, type FactsIndex, objectKey } from '../series/index-facts'

type Placed = Pick<TrafficNode, 'cluster' | 'namespace'>

export function clusterOf({ cluster }: Placed, index: FactsIndex): ClusterIndex | undefined {
  return cluster === null ? undefined : index.clusters.get(cluster)
}

/** The workloads a node stands for, in its own cluster and namespace: one, all of an app, or none that the facts know. */
export function workloadsOf(node: TrafficNode, index: FactsIndex): readonly WorkloadFacts[] {
  const cluster = clusterOf(node, index)
  if (cluster === undefined || node.namespace === null) return []
  if (node.workload !== null) {
    const own = cluster.workloads.get(objectKey(node.namespace, node.workload))
    return own === undefined ? [] : [own]
  }
  if (node.kind !== 'app' || node.app === null) return []
  const all = cluster.workloadsByApp.get(objectKey(node.namespace, node.app)) ?? []
  return node.version === null ? all : all.filter(({ version }) => version === node.version)
}

export function serviceOf(node: TrafficNode, index: FactsIndex): ServiceFacts | undefined {
  if (node.kind !== 'service' || node.service === null || node.namespace === null) return undefined
  return clusterOf(node, index)?.services.get(objectKey(node.namespace, node.service))
}

/** What the user may not look into, or what lies outside every cluster (M4). */
export function isInaccessible(node: TrafficNode, { facts }: FactsIndex): boolean {
  if (node.kind === 'unknown' || node.flags.has('egress')) return true
  return node.cluster === null || node.namespace === null || !mayRead(facts.access, node.cluster, node.namespace)
}

export function isGateway(workload: WorkloadFacts, cluster: ClusterIndex | undefined): boolean {
  return cluster?.gateways.has(objectKey(workload.namespace, workload.name)) === true
}
