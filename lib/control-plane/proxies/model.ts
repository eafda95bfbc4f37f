import type { SyncState, XdsType } from '@/lib/ports/istiod'

// The proxies of the mesh as GET /api/mesh/proxies answers them. Times are ISO 8601 UTC.

/** `none`: a pod that should have a proxy, and has none. */
export const PROXY_TYPES = ['sidecar', 'gateway', 'waypoint', 'ztunnel', 'none'] as const
export type ProxyType = (typeof PROXY_TYPES)[number]

/**
 * How old a proxy is beside its istiod. `patch`: another build of the same minor version · `older-minor`: one minor version older, which
 * Istio supports · `unsupported`: older than that, or ahead.
 */
export const SKEWS = ['same', 'patch', 'older-minor', 'unsupported'] as const
export type Skew = (typeof SKEWS)[number]

/**
 * Of all that a proxy was sent, worst first. `never-sent`: not even clusters or listeners · `not-connected`: no istiod knows it ·
 * `starting`: neither, and its pod has not started yet · `unknown`: istiod could not be asked.
 */
export const CONNECTIONS = ['stale', 'not-connected', 'never-sent', 'starting', 'unknown', 'synced'] as const
export type Connection = (typeof CONNECTIONS)[number]

/**
 * What a pod lacks, of what its labels ask for. `orphan`: a revision that nobody runs · `missing`: a proxy · `revision`: one of another
 * revision · `version`: one of another version · `unwanted`: to have none. All but `orphan` pass with a restart.
 */
export const PROXY_NEEDS = ['orphan', 'missing', 'revision', 'version', 'unwanted'] as const
export type ProxyNeed = (typeof PROXY_NEEDS)[number]

export interface ProxyRow {
  /** `CLUSTER/NAMESPACE/POD`. */
  readonly id: string
  readonly cluster: string
  readonly namespace: string
  readonly pod: string
  /** Null: the pod is not known, as of machines outside the cluster. */
  readonly workload: string | null
  readonly type: ProxyType
  /** Of Istio: as istiod was told by the proxy, else the tag of its image; null where neither says. */
  readonly version: string | null
  /** The version of its istiod that is nearest; null where none is known. */
  readonly istiodVersion: string | null
  readonly skew: Skew | null
  /** Of the injector that made it; null where nobody wrote it, and where there is no proxy. */
  readonly revision: string | null
  /** The revision that labels ask for now; null: none. */
  readonly wanted: string | null
  readonly needs: readonly ProxyNeed[]
  /** The pod of istiod that it is connected to; null where that is not known. */
  readonly istiod: string | null
  readonly createdAt: string | null
  /** Null where there is no proxy. */
  readonly connection: Connection | null
  readonly sync: Readonly<Record<XdsType, SyncState>> | null
}

/** Whether istiod could be asked how far its proxies are. */
export interface SyncAnswer {
  /** `partial`: not every pod of istiod answered. */
  readonly state: 'known' | 'partial' | 'unknown'
  /** Why it is not known whole; null where it is. */
  readonly message: string | null
  /** YAML of the role that helps; null where no right is missing. */
  readonly role: string | null
}

/** `GET /api/mesh/proxies`. */
export interface ProxiesAnswer {
  readonly now: string
  /** In the order to show: what needs somebody first. */
  readonly rows: readonly ProxyRow[]
  /** Proxies in namespaces that the user may not see. */
  readonly hidden: number
  readonly sync: SyncAnswer
  /** The user may see a control plane: otherwise nobody says its version. */
  readonly controlPlane: boolean
}
