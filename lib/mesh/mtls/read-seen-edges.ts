import { DEFAULT_REQUEST } from '@/lib/graph/request/default-request'
import type { GraphRequest } from '@/lib/graph/model'
import type { Pair } from '@/lib/graph/reports/pair'
import { isEgressName, isInboundPassthrough } from '@/lib/graph/series/resolved-row'
import type { SeenEdge } from '@/lib/istio/mtls/mtls-edge'
import { textKey } from '@/lib/std/text-key'

/** Windows of which each edge is told from the first in which it was seen, newest first: now, lately, and the whole day. */
export const SEEN_WINDOWS = [300, 3_600, 86_400] as const

/** The traffic of one window, all that the user may see, without what mutual TLS does not ask. */
export function seenRequest(durationSeconds: number, at: number): GraphRequest {
  return { ...DEFAULT_REQUEST, scope: { kind: 'mesh' }, type: 'workload', durationSeconds, at }
}

/**
 * Who called whom, and whether it was encrypted as the server's side tells it.
 *
 * @param windows the pairs of each of `SEEN_WINDOWS`, in that order
 * @param cluster servers of others are left out: their policies are not known
 */
export function readSeenEdges(
  windows: readonly { readonly seconds: number; readonly pairs: readonly Pair[] }[],
  cluster: string,
): readonly SeenEdge[] {
  const edges = new Map<string, SeenEdge>()
  for (const { seconds, pairs } of windows) {
    const ofWindow = new Map<string, SeenEdge>()
    const own = pairs.filter(({ destination }) => destination.cluster === null || destination.cluster === cluster)
    for (const pair of own) addPair(ofWindow, pair, seconds)
    for (const [key, edge] of ofWindow) if (!edges.has(key)) edges.set(key, edge)
  }
  return [...edges.values()]
}

function addPair(edges: Map<string, SeenEdge>, pair: Pair, seenSeconds: number): void {
  const isTold = pair.serverRows.length > 0
  for (const { row, weight } of isTold ? pair.serverRows : pair.callerRows) {
    const rate = row.rate * weight
    const target = targetOf(row.destination)
    if (rate <= 0 || target === undefined) continue
    const { known } = pair.source
    const source = known?.namespace == null ? null : { namespace: known.namespace, workload: known.workload }
    const { protocol } = pair
    const key = textKey(source?.namespace ?? null, source?.workload ?? null, target.namespace, target.workload, target.service?.namespace ?? null, target.service?.name ?? null, protocol) // prettier-ignore
    const edge = edges.get(key) ?? { source, target, protocol, mutual: 0, plain: 0, unsaid: 0, seenSeconds }
    // A ztunnel knows what it sent; a sidecar that called does not.
    const said = row.policy === 'mutual_tls' ? 'mutual' : row.policy === 'none' ? 'plain' : 'unsaid'
    edges.set(key, { ...edge, [said]: edge[said] + rate })
  }
}

/** Undefined: it left the mesh, or nobody knows where it went. */
function targetOf(destination: Pair['destination']): SeenEdge['target'] | undefined {
  const { namespace, serviceNamespace, service: name, known } = destination
  if (isEgressName(name)) return undefined
  const service =
    name === null || serviceNamespace === null || isInboundPassthrough(name)
      ? null
      : { namespace: serviceNamespace, name }
  const place = known?.namespace ?? namespace
  if (place === null || (known === null && service === null)) return undefined
  return { namespace: place, workload: known?.workload ?? null, service }
}
