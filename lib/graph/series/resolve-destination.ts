import { textKey } from '@/lib/std/text-key'
import { identityDomains } from '../query/identity-domains'
import { parseServiceHost } from '../query/service-host'
import type { Ends } from './ends'
import type { RawDestination } from './id-group'
import { type FactsIndex, objectKey } from './index-facts'
import type { ReadRow } from './read-series'
import { type DestinationEnd, isEgressName, type SourceEnd } from './resolved-row'
import { hasAnyFlag } from './response-flags'

type Server = Omit<RawDestination, 'index' | 'key' | 'host'>

/** Finds where a row went (N5 to N7), given its caller. */
export function createDestinationResolver(
  rows: readonly ReadRow[],
  index: FactsIndex,
  ends: Ends,
): (row: ReadRow, source: SourceEnd) => DestinationEnd {
  const domains = identityDomains(index.facts)
  const neverRouted = hasAnyFlag(['UH', 'NR', 'NC'])
  const siblings = clustersOfSiblings(rows)
  const plain: (DestinationEnd | undefined)[] = []
  const others = new Map<string, DestinationEnd>()

  return (row, source) => {
    const { destination: raw } = row.group
    const complete = raw.workload !== null && raw.cluster !== null
    if (complete && (raw.serviceNamespace !== null || raw.host === null)) {
      return (plain[raw.index] ??= ends.destination(withPlace(raw)))
    }
    const routed = !neverRouted(row.flags)
    const key = `${raw.index}|${routed ? 'r' : 'n'}|${row.group.source.index}|${source.cluster ?? ''}`
    const present = others.get(key)
    if (present !== undefined) return present
    const hosted = raw.serviceNamespace === null ? serviceByHost(raw, domains, index) : raw
    const server = routed && hosted.workload === null ? gatewayBehind(hosted, source.cluster, index) : hosted
    const found = serverCluster(server, { row, source, siblings, byHost: hosted !== raw, index })
    const end = ends.destination(withPlace({ ...server, cluster: found }))
    others.set(key, end)
    return end
  }
}

/** The namespace of an end is its workload's, else its service's. */
function withPlace(server: Server): Server & { readonly namespace: string | null } {
  return { ...server, namespace: server.namespace ?? server.serviceNamespace }
}

/** N5: the service that a host names, if the facts hold it. */
function serviceByHost(raw: RawDestination, domains: readonly string[], index: FactsIndex): Server {
  const hosted = raw.host === null ? undefined : parseServiceHost(raw.host, domains)
  if (hosted === undefined || !index.serviceClusters.has(objectKey(hosted.namespace, hosted.name))) return raw
  return { ...raw, serviceNamespace: hosted.namespace, service: hosted.name }
}

/** N6: an egress gateway whose peer metadata is missing. */
function gatewayBehind(server: Server, callerCluster: string | null, index: FactsIndex): Server {
  if (server.service === null || server.serviceNamespace === null) return server
  const key = objectKey(server.serviceNamespace, server.service)
  const name = server.cluster ?? callerCluster ?? index.onlyCluster
  const cluster = index.clusters.get(name ?? '')
  const gateways = (cluster?.services.get(key)?.workloads ?? []).filter((workload) =>
    cluster?.gateways.has(objectKey(server.serviceNamespace ?? '', workload)),
  )
  const [only, second] = gateways
  if (only === undefined || second !== undefined) return server
  return { ...server, workload: only, namespace: server.serviceNamespace, cluster: name }
}

interface ClusterContext {
  readonly row: ReadRow
  readonly source: SourceEnd
  readonly siblings: (row: ReadRow) => string | null
  /** The service was found by its host (N5). */
  readonly byHost: boolean
  readonly index: FactsIndex
}

/** N7 for destinations. */
function serverCluster(server: Server, { row, source, siblings, byHost, index }: ClusterContext): string | null {
  if (isEgressName(server.service) && server.workload === null) return source.cluster
  if (server.cluster !== null) return server.cluster
  const agreed = server.workload === null ? null : siblings(row)
  if (agreed !== null) return agreed
  if (server.namespace === null && server.serviceNamespace === null) return null
  if (byHost) {
    const holders = index.serviceClusters.get(objectKey(server.serviceNamespace ?? '', server.service ?? '')) ?? []
    if (holders.length === 1 && !holders.includes(source.cluster ?? '')) return holders[0] ?? null
  }
  return source.cluster ?? index.onlyCluster
}

/** The one cluster that other series of the same caller and workload name; null where none or several do. Built when first needed. */
function clustersOfSiblings(rows: readonly ReadRow[]): (row: ReadRow) => string | null {
  let found: Map<string, string | null> | undefined
  return (row) => {
    if (found === undefined) {
      found = new Map()
      for (const other of rows) {
        const { workload, cluster } = other.group.destination
        if (workload === null || cluster === null) continue
        const key = siblingKey(other)
        found.set(key, found.has(key) && found.get(key) !== cluster ? null : cluster)
      }
    }
    return found.get(siblingKey(row)) ?? null
  }
}

function siblingKey({ group: { source, destination } }: ReadRow): string {
  return textKey(source.namespace, source.workload, source.app, destination.namespace, destination.workload)
}
