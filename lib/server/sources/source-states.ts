import 'server-only'
import type { SourceState } from '@/lib/graph/model'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { clusterState } from '@/lib/server/sources/cluster-state'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import type { Answers } from '@/lib/server/sources/send-queries'
import { type UnixSeconds } from '@/lib/std/units'

export function toIso(at: UnixSeconds): string {
  return new Date(at * 1000).toISOString()
}

/** How much of the graph's questions the metric store has answered. */
export function metricSourceState(
  sent: number,
  { failures, warnings }: Pick<Answers<unknown>, 'failures' | 'warnings'>,
): SourceState {
  const now = getMetricSource().clock.estimate()
  const [failure] = failures
  const state =
    failure === undefined ? (warnings.length === 0 ? 'ok' : 'partial') : failures.length < sent ? 'partial' : 'failed'
  return {
    source: 'prometheus',
    cluster: null,
    state,
    asOf: toIso(now),
    ageSeconds: 0,
    queries: sent,
    message: failure?.error.message ?? warnings[0] ?? null,
  }
}

/** How well the cluster's objects are known. */
export function clusterSourceState(): SourceState {
  const { store, off } = getClusterSource()
  const base = { source: 'kubernetes', asOf: null, ageSeconds: null, queries: 0 } as const
  if (store === undefined) return { ...base, cluster: null, state: 'unused', message: off }
  const { state, message } = clusterState(store.states())
  if (state === 'fresh') {
    const asOf = toIso(getMetricSource().clock.estimate())
    return { ...base, cluster: store.name, state: 'ok', asOf, ageSeconds: 0, message: null }
  }
  return { ...base, cluster: store.name, state: state === 'failed' ? 'failed' : 'partial', message: message ?? null }
}

/** A cluster of which a part may not be read gives no other answer to whoever asks again. */
export function isAsGoodAsItGets({ source, state }: SourceState): boolean {
  return state === 'ok' || state === 'unused' || (source === 'kubernetes' && state === 'partial')
}
