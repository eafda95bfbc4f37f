import { textKey } from '@/lib/std/text-key'
import type { Ends } from './ends'
import { type FactsIndex, objectKey } from './index-facts'
import type { RawSource } from './id-group'
import type { ReadRow } from './read-series'
import type { SourceEnd } from './resolved-row'

const SPIFFE = /^spiffe:\/\/[^/]+\/ns\/([^/]+)\/sa\/([^/]+)$/

type Caller = Omit<RawSource, 'index' | 'key'>

/** Finds the caller of a row (N4, N7). What a row needs beyond its labels decides under which key the answer is remembered. */
export function createSourceResolver(index: FactsIndex, ends: Ends): (row: ReadRow) => SourceEnd {
  const plain: (SourceEnd | undefined)[] = []
  const others = new Map<string, SourceEnd>()
  return (row) => {
    const { source, destination, reporter } = row.group
    const unnamed = source.workload === null && source.app === null
    if (!unnamed && source.cluster !== null) return (plain[source.index] ??= ends.source(source))
    const principal = unnamed ? (row.sourcePrincipal ?? '') : ''
    const serverCluster = reporter === 'source' ? null : destination.cluster
    const key = textKey(String(source.index), reporter, destination.cluster, principal)
    const present = others.get(key)
    if (present !== undefined) return present
    const named = unnamed ? callerByPrincipal(source, principal, destination.cluster, index) : source
    const end = ends.source({ ...named, cluster: named.cluster ?? callerCluster(named, serverCluster, index) })
    others.set(key, end)
    return end
  }
}

/** N4: the namespace a principal names, and the workload where exactly one of it runs under that account. */
function callerByPrincipal(
  source: RawSource,
  principal: string,
  destinationCluster: string | null,
  index: FactsIndex,
): Caller {
  const [, namespace, account] = SPIFFE.exec(principal) ?? []
  if (namespace === undefined || account === undefined) return source
  // Labels that contradict the certificate: nothing can be concluded.
  if (source.namespace !== null && source.namespace !== namespace) return source
  const key = objectKey(namespace, account)
  const near = index.clusters.get(destinationCluster ?? '')?.workloadsByAccount.get(key) ?? []
  const candidates =
    near.length > 0
      ? near.map(({ name }) => ({ name, cluster: destinationCluster }))
      : [...index.clusters].flatMap(([cluster, { workloadsByAccount }]) =>
          (workloadsByAccount.get(key) ?? []).map(({ name }) => ({ name, cluster })),
        )
  const [only, second] = candidates
  if (only === undefined || second !== undefined) return { ...source, namespace }
  return { ...source, namespace, workload: only.name, cluster: source.cluster ?? only.cluster }
}

/** N7. A caller of whom nothing is known stays in no cluster. */
function callerCluster(caller: Caller, serverCluster: string | null, index: FactsIndex): string | null {
  const { namespace, workload, app } = caller
  if (namespace === null && workload === null && app === null) return null
  if (index.onlyCluster !== null) return index.onlyCluster
  const holders = workload === null ? [] : (index.workloadClusters.get(objectKey(namespace ?? '', workload)) ?? [])
  return holders.length === 1 ? (holders[0] ?? null) : serverCluster
}
