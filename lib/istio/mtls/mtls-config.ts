import { compareText } from '@/lib/std/compare-text'

/** A PeerAuthentication or a DestinationRule as far as mutual TLS reads it. `spec` is JSON that nobody checked. */
export interface MtlsObject {
  readonly namespace: string
  readonly name: string
  /** RFC 3339; null: it is not written yet, and so the newest. */
  readonly createdAt: string | null
  /** As the cluster serves it; absent: it was never read. */
  readonly apiVersion?: string
  readonly spec: unknown
}

/** All that decides about mutual TLS in one cluster. */
export interface MtlsConfig {
  /** PeerAuthentications, in any order. */
  readonly policies: readonly MtlsObject[]
  /** DestinationRules, in any order. */
  readonly rules: readonly MtlsObject[]
}

/** What of the mesh stays as it is while its configuration changes. */
export interface MtlsMesh {
  readonly rootNamespace: string
  /** Where the control plane and its add-ons run. */
  readonly controlPlaneNamespaces: readonly string[]
  /** Of services' hosts: `svc.cluster.local`. */
  readonly identityDomain: string
  /** `enableAutoMtls` of the mesh's configuration. */
  readonly autoMtls: boolean
}

/** Oldest first, as Istio orders what competes; then by name and namespace. */
export function byAge(objects: readonly MtlsObject[]): readonly MtlsObject[] {
  return objects.toSorted(
    (a, b) =>
      compareText(a.createdAt ?? NEVER, b.createdAt ?? NEVER) ||
      compareText(a.name, b.name) ||
      compareText(a.namespace, b.namespace),
  )
}

/** After every date. */
const NEVER = '~'
