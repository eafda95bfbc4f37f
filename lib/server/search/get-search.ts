import 'server-only'
import { isVisibleIn } from '@/lib/access/visible'
import type { User } from '@/lib/access/user'
import type { ClusterFacts } from '@/lib/graph/facts'
import { podsNamed } from '@/lib/mesh/pods-named'
import { CONFIG_KINDS } from '@/lib/ports/cluster-kinds'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import type { SearchAnswer, SearchResult } from '@/lib/search/model'
import { parseSearchRequest } from '@/lib/search/parse-search-request'
import { buildSearchIndex, namespaceEntry, type SearchEntry } from '@/lib/search/search-index'
import { searchObjects, type SearchQuestion } from '@/lib/search/search-objects'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getClusterFacts } from '@/lib/server/mesh/get-mesh-facts'
import { unlisted } from '@/lib/server/namespaces/get-namespaces'
import { orThrow } from '@/lib/server/http/or-throw'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { clusterSourceState } from '@/lib/server/sources/source-states'
import { processWide } from '@/lib/std/process-wide'

/**
 * Objects of visible namespaces by their names, out of memory: no upstream is asked.
 *
 * @throws PharosError `bad_request` naming the parameter, or when nobody can say what the user may see.
 */
export async function getSearch(user: User, query: URLSearchParams): Promise<SearchAnswer> {
  const question = orThrow(parseSearchRequest(query))
  const visible = orThrow(await visibleNamespaces(user))
  const isVisible = (namespace: string): boolean => isVisibleIn(visible, namespace)
  const { store } = getClusterSource()
  const facts = getClusterFacts()
  const more = unlisted(store, visible).map((name) => namespaceEntry(facts.name, name))
  const { results, total } = searchObjects([...indexOf(facts, store), ...more], question, isVisible)
  const pods = podsOf(question, facts.name, store, isVisible)
  return {
    results: [...pods, ...results].slice(0, question.limit),
    total: total + pods.length,
    sources: [clusterSourceState()],
  }
}

/** Built once for each state of the cluster. */
function indexOf(facts: ClusterFacts, store: ClusterStore | undefined): readonly SearchEntry[] {
  const kept = processWide('search-index', () => new WeakMap<ClusterFacts, readonly SearchEntry[]>())
  const known = kept.get(facts)
  if (known !== undefined) return known
  const config = CONFIG_KINDS.flatMap((id) =>
    (store?.list(id) ?? []).map(({ kind, metadata: { namespace, name } }) => ({
      kind: kind === '' ? id : kind,
      namespace,
      name,
    })),
  )
  const index = buildSearchIndex(facts, config)
  kept.set(facts, index)
  return index
}

/** Pods are many and come and go: they are found by their whole name only. */
function podsOf(
  { text, kinds }: SearchQuestion,
  cluster: string,
  store: ClusterStore | undefined,
  isVisible: (namespace: string) => boolean,
): readonly SearchResult[] {
  const name = text.trim()
  if (store === undefined || name === '' || (kinds !== undefined && !kinds.has('pod'))) return []
  return podsNamed((kind) => store.list(kind), name, isVisible).map(({ namespace, pod, workload }) => ({
    kind: 'pod',
    cluster,
    namespace,
    name: pod,
    type: null,
    workload,
  }))
}
