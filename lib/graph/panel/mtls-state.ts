import { edgeLock } from '@/lib/graph/display/edge-lock'
import type { GraphEdge } from '@/lib/graph/model'

export interface MtlsState {
  readonly kind: 'enabled' | 'partial' | 'disabled' | 'notReported'
  /** Null when nobody on the server's side reported. */
  readonly percent: number | null
}

const KIND_OF_LOCK = { closed: 'enabled', half: 'partial', open: 'disabled' } as const

/** How an edge's traffic is secured, in the four cases that must not be mixed up; the lock on the canvas says the same. */
export function mtlsState(edge: GraphEdge): MtlsState {
  const lock = edgeLock(edge, true)
  if (lock === null || edge.mtls === null) return { kind: 'notReported', percent: null }
  // What is left of a closed lock's 100 % is rounding, not plaintext.
  return { kind: KIND_OF_LOCK[lock], percent: lock === 'closed' ? 100 : edge.mtls.percent }
}
