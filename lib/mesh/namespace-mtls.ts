import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'

export const MTLS_MODES = ['strict', 'permissive', 'disabled', 'unset'] as const
/** `unset`: nobody says anything, and plain text is accepted beside mutual TLS. */
export type MtlsMode = (typeof MTLS_MODES)[number]

export interface NamespaceMtls {
  readonly mode: MtlsMode
  /** Where it is set; null where nobody says anything. */
  readonly setIn: 'namespace' | 'mesh' | null
}

const MODES: ReadonlyMap<string, MtlsMode> = new Map([
  ['STRICT', 'strict'],
  ['PERMISSIVE', 'permissive'],
  ['DISABLE', 'disabled'],
])
const UNSET: NamespaceMtls = { mode: 'unset', setIn: null }

/**
 * What PeerAuthentications ask of callers of a namespace: its own one without a selector, else the one of the root namespace. Of several
 * the oldest counts, as with Istio; `UNSET` inherits.
 *
 * @param policies the PeerAuthentications of one cluster, in any order
 */
export function readNamespaceMtls(
  policies: readonly ClusterObject[],
  rootNamespace: string,
): (namespace: string) => NamespaceMtls {
  const modes = new Map<string, MtlsMode>()
  for (const { metadata, spec } of policies.toSorted(byAge)) {
    const place = JsonPlace.root(spec, 'spec')
    if (Object.keys(place.field('selector').field('matchLabels').textMap()).length > 0) continue
    const mode = MODES.get(place.field('mtls').field('mode').text() ?? '')
    if (mode !== undefined && !modes.has(metadata.namespace)) modes.set(metadata.namespace, mode)
  }
  const mesh = modes.get(rootNamespace)
  return (namespace) => {
    const own = modes.get(namespace)
    if (own !== undefined && namespace !== rootNamespace) return { mode: own, setIn: 'namespace' }
    return mesh === undefined ? UNSET : { mode: mesh, setIn: 'mesh' }
  }
}

function byAge({ metadata: a }: ClusterObject, { metadata: b }: ClusterObject): number {
  return (
    compareText(a.creationTimestamp ?? '', b.creationTimestamp ?? '') ||
    compareText(a.namespace, b.namespace) ||
    compareText(a.name, b.name)
  )
}
