import type { Snapshot } from '@/lib/mesh/mesh-settings'
import { CONFIG_KINDS } from '@/lib/ports/cluster-kinds'
import type { KindState } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'
import type { ConfigCount } from './model'

/** How many objects of Istio and the Gateway API there are of each kind; only kinds that have some, the most first. */
export function countConfig(snapshot: Snapshot, isVisible: (namespace: string) => boolean): readonly ConfigCount[] {
  return CONFIG_KINDS.flatMap((id): readonly ConfigCount[] => {
    const visible = snapshot(id).filter(({ metadata }) => isVisible(metadata.namespace))
    const [first] = visible
    if (first === undefined) return []
    // Both Istio and the Gateway API have a Gateway.
    const kind = id === 'gateways.gateway.networking.k8s.io' ? `${first.kind} (Gateway API)` : first.kind
    return [{ kind, objects: visible.length }]
  }).sort((a, b) => b.objects - a.objects || compareText(a.kind, b.kind))
}

/** Kinds that are served and not known, so that their absence is no fact. */
export function unreadConfig(states: readonly KindState[]): readonly string[] {
  const config = new Set<string>(CONFIG_KINDS)
  return states
    .filter(({ kind, state }) => config.has(kind) && state !== 'synced' && state !== 'absent')
    .filter(({ state, objects }) => state !== 'failed' || objects === 0)
    .map(({ kind }) => kind)
}
