import type { User } from '@/lib/access/user'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { Result } from '@/lib/std/result'

/** Kinds of configuration that istiod sends to proxies: clusters, listeners, routes, endpoints, extensions. */
export const XDS_TYPES = ['cds', 'lds', 'rds', 'eds', 'ecds'] as const
export type XdsType = (typeof XDS_TYPES)[number]

/** `synced`: acknowledged · `stale`: sent, and not acknowledged · `never-sent`: nothing was to be sent, or nothing was yet. */
export const SYNC_STATES = ['stale', 'never-sent', 'synced'] as const
export type SyncState = (typeof SYNC_STATES)[number]

/** One proxy as the istiod that it is connected to knows it. */
export interface ProxySync {
  readonly namespace: string
  /** Of the pod. */
  readonly name: string
  readonly cluster: string | null
  /** As the proxy says: `sidecar`, `router`, `waypoint`, `ztunnel`; null where istiod does not tell. */
  readonly type: string | null
  readonly proxyVersion: string | null
  readonly istioVersion: string | null
  readonly states: Readonly<Record<XdsType, SyncState>>
}

/** A pod of istiod. */
export interface IstiodPod {
  readonly namespace: string
  readonly name: string
}

/**
 * The debug API of istiod, which answers callers on its own loopback only: it is asked through the API server with the rights of
 * the user (`create pods/portforward` in its namespace), never with those of Pharos's own account (security.md, T38).
 *
 * Failures: `forbidden` naming the right; `not_found` (no such pod, or an istiod that has no such page); `upstream_unavailable` (the
 * port is closed); `upstream_timeout`; `upstream_invalid`; `too_large`. `details.source` is `istiod`.
 */
export interface Istiod {
  /** The proxies that are connected to this pod of istiod. */
  proxies(user: User, pod: IstiodPod, call: UpstreamCall): Promise<Result<readonly ProxySync[], PharosError>>
  /** Of Istio, as istiod was built: `1.31.1`. */
  version(user: User, pod: IstiodPod, call: UpstreamCall): Promise<Result<string, PharosError>>
  /** The effective mesh configuration, as JSON that nobody checked: defaults and what was set. */
  meshConfig(user: User, pod: IstiodPod, call: UpstreamCall): Promise<Result<unknown, PharosError>>
  /** Hosts of the services that istiod knows. */
  registry(user: User, pod: IstiodPod, call: UpstreamCall): Promise<Result<readonly string[], PharosError>>
}
