import type { LabelSet } from '../editable-kinds'

/** Values that Istio knows; empty: any. */
export interface KnownKey {
  readonly key: string
  readonly values: readonly string[]
}

const MODE: KnownKey = { key: 'istio.io/dataplane-mode', values: ['ambient', 'none'] }
const REVISION: KnownKey = { key: 'istio.io/rev', values: [] }
const WAYPOINT: KnownKey = { key: 'istio.io/use-waypoint', values: [] }
const INJECT: KnownKey = { key: 'sidecar.istio.io/inject', values: ['true', 'false'] }

/** Keys that Istio reads of a kind, as suggestions: any other key may be written as well. */
export function knownKeys(kind: string, set: LabelSet): readonly KnownKey[] {
  if (set === 'podLabels') return [...plain('app', 'version'), INJECT, REVISION, MODE, WAYPOINT]
  if (set === 'podAnnotations') {
    return plain(
      'proxy.istio.io/config',
      'traffic.sidecar.istio.io/excludeInboundPorts',
      'traffic.sidecar.istio.io/excludeOutboundPorts',
    )
  }
  if (kind === 'namespaces' && set === 'labels') {
    return [{ key: 'istio-injection', values: ['enabled', 'disabled'] }, REVISION, MODE, WAYPOINT]
  }
  if (kind === 'services') return set === 'labels' ? [WAYPOINT] : plain('networking.istio.io/exportTo')
  return []
}

function plain(...keys: readonly string[]): readonly KnownKey[] {
  return keys.map((key) => ({ key, values: [] }))
}
