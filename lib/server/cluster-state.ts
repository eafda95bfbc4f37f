import 'server-only'
import type { KindState } from '@/lib/ports/cluster-store'
import type { UnixSeconds } from '@/lib/std/units'
import type { SourceStatus } from '@/lib/url/api-types'

export interface ClusterState {
  readonly state: Extract<SourceStatus, 'fresh' | 'stale' | 'failed' | 'denied' | 'starting'>
  /** By the host's clock, as the kinds have it. */
  readonly since: UnixSeconds | undefined
  readonly message: string | undefined
  /** The kinds that are not well. */
  readonly ill: readonly KindState[]
}

/** How well a cluster is known, by the worst of its kinds. One that failed and was read before is stale. */
export function clusterState(states: readonly KindState[]): ClusterState {
  const ill = states.filter(isIll)
  for (const word of ['failed', 'starting', 'denied'] as const) {
    const these = ill.filter(({ state }) => state === word)
    const [oldest] = these.toSorted((a, b) => a.since - b.since)
    if (oldest === undefined) continue
    const known = word === 'failed' && states.some(({ objects }) => objects > 0)
    return { state: known ? 'stale' : word, since: oldest.since, message: oldest.message, ill }
  }
  const [newest] = states.toSorted((a, b) => b.since - a.since)
  return { state: 'fresh', since: newest?.since, message: undefined, ill }
}

function isIll({ state }: KindState): boolean {
  return state !== 'synced' && state !== 'absent'
}
