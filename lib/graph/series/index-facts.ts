import { groupBy } from '@/lib/std/group-by'
import type {
  ClusterFacts,
  GatewayFacts,
  MeshFacts,
  NamespaceFacts,
  ServiceFacts,
  WorkloadEntryFacts,
  WorkloadFacts,
} from '../facts'

/** The facts of one cluster by name. Keys of two parts are `NAMESPACE/NAME`, which is unique: neither may hold a slash. */
export interface ClusterIndex {
  readonly facts: ClusterFacts
  readonly namespaces: ReadonlyMap<string, NamespaceFacts>
  readonly workloads: ReadonlyMap<string, WorkloadFacts>
  readonly services: ReadonlyMap<string, ServiceFacts>
  /** By `NAMESPACE/APP`. */
  readonly workloadsByApp: ReadonlyMap<string, readonly WorkloadFacts[]>
  /** By `NAMESPACE/SERVICE-ACCOUNT`. */
  readonly workloadsByAccount: ReadonlyMap<string, readonly WorkloadFacts[]>
  /** By `NAMESPACE/WORKLOAD`. */
  readonly gateways: ReadonlyMap<string, readonly GatewayFacts[]>
  /** By `NAMESPACE/APP`. */
  readonly workloadEntries: ReadonlyMap<string, readonly WorkloadEntryFacts[]>
}

/** The facts, indexed once per graph and then only looked up. */
export interface FactsIndex {
  readonly facts: MeshFacts
  readonly clusters: ReadonlyMap<string, ClusterIndex>
  /** Set where the facts hold exactly one cluster. */
  readonly onlyCluster: string | null
  /** Names of the clusters that hold it, by `NAMESPACE/NAME`. */
  readonly workloadClusters: ReadonlyMap<string, readonly string[]>
  readonly serviceClusters: ReadonlyMap<string, readonly string[]>
}

export function indexFacts(facts: MeshFacts): FactsIndex {
  const clusters = new Map(facts.clusters.map((cluster) => [cluster.name, indexCluster(cluster)]))
  const [first, second] = facts.clusters
  return {
    facts,
    clusters,
    onlyCluster: first !== undefined && second === undefined ? first.name : null,
    workloadClusters: clustersOf(clusters, (cluster) => cluster.workloads.keys()),
    serviceClusters: clustersOf(clusters, (cluster) => cluster.services.keys()),
  }
}

function indexCluster(facts: ClusterFacts): ClusterIndex {
  const withApp = facts.workloads.filter(({ app }) => app !== null)
  const withAccount = facts.workloads.filter(({ serviceAccount }) => serviceAccount !== null)
  const served = facts.gateways.flatMap((gateway) => gateway.workloads.map((workload) => ({ workload, gateway })))
  return {
    facts,
    namespaces: new Map(facts.namespaces.map((namespace) => [namespace.name, namespace])),
    workloads: new Map(facts.workloads.map((workload) => [objectKey(workload.namespace, workload.name), workload])),
    services: new Map(facts.services.map((service) => [objectKey(service.namespace, service.name), service])),
    workloadsByApp: groupBy(withApp, ({ namespace, app }) => objectKey(namespace, app ?? '')),
    workloadsByAccount: groupBy(withAccount, ({ namespace, serviceAccount }) =>
      objectKey(namespace, serviceAccount ?? ''),
    ),
    gateways: new Map(
      [...groupBy(served, ({ workload }) => workload)].map(([key, list]) => [key, list.map(({ gateway }) => gateway)]),
    ),
    workloadEntries: groupBy(facts.workloadEntries, ({ namespace, app }) => objectKey(namespace, app ?? '')),
  }
}

export function objectKey(namespace: string, name: string): string {
  return `${namespace}/${name}`
}

function clustersOf(
  clusters: ReadonlyMap<string, ClusterIndex>,
  keys: (cluster: ClusterIndex) => Iterable<string>,
): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, string[]>()
  for (const [name, cluster] of clusters) {
    for (const key of keys(cluster)) {
      const list = holders.get(key)
      if (list === undefined) holders.set(key, [name])
      else list.push(name)
    }
  }
  return holders
}
