import 'server-only'
import { NEEDED_KINDS } from '@/lib/mesh/is-readable'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { KindState } from '@/lib/ports/cluster-store'
import type { UnixSeconds } from '@/lib/std/units'
import type { SourceStatus } from '@/lib/url/api-types'

/** Namespaces and Services, and what runs: what is in lists, details and graph. */
const EVERYWHERE: ReadonlySet<ClusterKind> = new Set<ClusterKind>(['namespaces', 'services', ...NEEDED_KINDS])

export interface ClusterState {
  readonly state: Extract<SourceStatus, 'fresh' | 'partial' | 'stale' | 'failed' | 'denied' | 'starting'>
  /** By the host's clock, as the kinds have it. */
  readonly since: UnixSeconds | undefined
  readonly message: string | undefined
  /** The kinds that are not well. */
  readonly ill: readonly KindState[]
}

/**
 * How well a cluster is known, by the worst of the kinds without which no page can tell what there is. One that failed and was read
 * before is stale. Where only other kinds are refused or fail, it is known in part, and they are named.
 */
export function clusterState(states: readonly KindState[]): ClusterState {
  const ill = states.filter(isIll)
  const [part] = ill.toSorted((a, b) => a.since - b.since)
  if (part !== undefined && ill.every(isBeside)) {
    const names = ill.map(({ kind }) => kind).join(', ')
    const message = `Not read: ${names}. ${part.message ?? ''}`.trim()
    return { state: 'partial', since: part.since, message, ill }
  }
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

/** Refused or failing, and not one of those that all pages need. What is still being read may yet come. */
function isBeside({ kind, state }: KindState): boolean {
  return state !== 'starting' && !EVERYWHERE.has(kind)
}

function isIll({ state }: KindState): boolean {
  return state !== 'synced' && state !== 'absent'
}
