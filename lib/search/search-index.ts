import type { ClusterFacts } from '@/lib/graph/facts'
import { foldText } from './fold-text'
import type { SearchKind, SearchResult } from './model'

/** Something that can be found, with its texts folded. */
export interface SearchEntry {
  readonly result: SearchResult
  readonly name: string
  readonly namespace: string
  readonly type: string
  /** Other names: the hosts of a ServiceEntry. */
  readonly others: readonly string[]
}

/** An object of Istio or the Gateway API. */
export interface ConfigObject {
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** Everything of a cluster that can be found, in no order. */
export function buildSearchIndex(facts: ClusterFacts, config: readonly ConfigObject[]): readonly SearchEntry[] {
  const { name: cluster, namespaces, workloads, services } = facts
  const entry = (kind: SearchKind, one: Pick<SearchResult, 'namespace' | 'name'>, type: string | null = null) =>
    toEntry({ kind, cluster, namespace: one.namespace, name: one.name, type, workload: null })
  const hosts = new Map(facts.serviceEntries.map(({ ref, hosts: own }) => [`${ref.namespace}/${ref.name}`, own]))
  return [
    ...namespaces.map(({ name }) => namespaceEntry(cluster, name)),
    ...appsOf(facts).map((app) => entry('app', app)),
    ...services.map((service) => entry('service', service)),
    ...workloads.map((workload) => entry('workload', workload, workload.kind)),
    ...config.map((object) => {
      const others = object.kind === 'ServiceEntry' ? hosts.get(`${object.namespace}/${object.name}`) : undefined
      return { ...entry('config', object, object.kind), others: (others ?? []).map(foldText) }
    }),
  ]
}

export function namespaceEntry(cluster: string, name: string): SearchEntry {
  return toEntry({ kind: 'namespace', cluster, namespace: name, name, type: null, workload: null })
}

function toEntry(result: SearchResult): SearchEntry {
  return {
    result,
    name: foldText(result.name),
    namespace: result.kind === 'namespace' ? '' : foldText(result.namespace),
    type: foldText(result.type ?? ''),
    others: [],
  }
}

function appsOf({ workloads }: ClusterFacts): readonly { readonly namespace: string; readonly name: string }[] {
  const apps = new Map<string, { readonly namespace: string; readonly name: string }>()
  for (const { namespace, app } of workloads)
    if (app !== null) apps.set(`${namespace}/${app}`, { namespace, name: app })
  return [...apps.values()]
}
