import type { GraphEdge, GraphNode } from '@/lib/graph/model'
import { mtlsState } from '@/lib/graph/mtls-state'

export type Lock = 'closed' | 'half' | 'open'

const LOCK_OF_KIND = { enabled: 'closed', partial: 'half', disabled: 'open', notReported: null } as const

/**
 * The padlock of an edge (graph.md V6): closed at 100 % mTLS, half in between.
 *
 * @param openLocks draws the open lock of edges without any mTLS, too.
 * @returns null when nobody on the server side reported, which is not the same as open.
 */
export function edgeLock(edge: GraphEdge, openLocks: boolean): Lock | null {
  const lock = LOCK_OF_KIND[mtlsState(edge.mtls?.percent).kind]
  return lock === 'open' && !openLocks ? null : lock
}

const BREAKER_FLAGS = ['UO', 'UH']

/** True when a circuit breaker of the target turned requests of this edge away (Envoy's flags UO and UH, graph.md V6). */
export function breakerOpened(edge: GraphEdge, target: GraphNode | undefined): boolean {
  if (target?.badges.circuitBreaker !== true) return false
  return edge.responses.some((response) =>
    Object.entries(response.flags).some(
      ([flags, rate]) => rate > 0 && flags.split(',').some((flag) => BREAKER_FLAGS.includes(flag)),
    ),
  )
}
