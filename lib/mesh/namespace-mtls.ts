import { type Mode, readModes } from '@/lib/istio/mtls/effective-mode'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { toMtlsObject } from './mtls/read-mtls-mesh'

export const MTLS_MODES = ['strict', 'permissive', 'disabled', 'unset'] as const
/** `unset`: nobody says anything, and plain text is accepted beside mutual TLS. */
export type MtlsMode = (typeof MTLS_MODES)[number]

export interface NamespaceMtls {
  readonly mode: MtlsMode
  /** Where it is set; null where nobody says anything. */
  readonly setIn: 'namespace' | 'mesh' | null
}

const WORDS = { STRICT: 'strict', PERMISSIVE: 'permissive', DISABLE: 'disabled' } as const satisfies Record<
  Mode,
  MtlsMode
>

/**
 * What PeerAuthentications ask of callers of a namespace as a whole, without those for single workloads.
 *
 * @param policies the PeerAuthentications of one cluster, in any order
 */
export function readNamespaceMtls(
  policies: readonly ClusterObject[],
  rootNamespace: string,
): (namespace: string) => NamespaceMtls {
  const modesOf = readModes(policies.map(toMtlsObject), rootNamespace)
  return (namespace) => {
    const { mode, by } = modesOf({ namespace, labels: {} })
    if (by === null) return { mode: 'unset', setIn: null }
    return { mode: WORDS[mode], setIn: by.level === 'mesh' ? 'mesh' : 'namespace' }
  }
}
