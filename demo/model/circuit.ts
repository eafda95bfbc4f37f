import { admission, type ConnectionPool, type Offered } from './connection-pool'
import type { LatencyMath } from './latency'
import { anyOf, type Outcome } from './outcome'

/** A request that found every place taken. */
export const OVERFLOW = {
  code: '503',
  grpcStatus: '14',
  flags: 'UO',
  reason: 'the pool of connections is full',
} as const

export interface Ways {
  /** When it had to wait so long for its place. */
  readonly admitted: (waitMs: number) => Outcome
  readonly overflown: () => Outcome
}

/** Requests that share a limited number of places with others like them. */
export function throughPool(
  pool: ConnectionPool,
  offered: Omit<Offered, 'meanMs'>,
  { admitted, overflown }: Ways,
  math: LatencyMath,
): Outcome {
  const unhindered = admitted(0)
  const { overflow, waitMs } = admission(pool, { ...offered, meanMs: unhindered.latency.meanMs })
  const sent = waitMs === 0 ? unhindered : admitted(waitMs)
  if (overflow === 0) return sent
  const ways = [
    { of: sent, share: 1 - overflow },
    { of: overflown(), share: overflow },
  ]
  return anyOf(
    ways.filter(({ share }) => share > 0),
    math,
  )
}
