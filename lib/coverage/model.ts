import type { SourceState } from '@/lib/graph/model'
import type { Level, Mode } from '@/lib/istio/mtls/effective-mode'
import type { Listed } from '@/lib/istio/mtls/preview-mtls'

// How much of the mesh's traffic is secured, as GET /api/mesh/mtls answers it. Requests per second, of TCP bytes per second.

/** `told`: of which somebody on the server's side said whether it was encrypted; `secured`: the part of it that was. */
export interface Secured {
  readonly secured: number
  readonly told: number
  /** Nobody on the server's side said anything: that is not plaintext. */
  readonly untold: number
}

/** What went in. Null: nothing of that kind. */
export interface SecuredTraffic {
  readonly requests: Secured | null
  readonly bytes: Secured | null
}

export interface CoveredWorkload extends SecuredTraffic {
  /** Null: calls to services of the namespace that met no workload. */
  readonly name: string | null
  /** What its proxies take, apart from single ports; null where there is no such workload any more, or it is a proxy itself. */
  readonly mode: Mode | null
}

export interface CoveredNamespace extends SecuredTraffic {
  readonly name: string
  /** Sorted by name. */
  readonly workloads: readonly CoveredWorkload[]
}

/** Somebody whom a server answered without mutual TLS. */
export interface PlainEdge {
  /** Of the edge in the graph of workloads without service nodes. */
  readonly id: string
  /** Null: the server's proxy did not learn who called; `hidden`: the user may not see who. */
  readonly source: { readonly namespace: string; readonly workload: string } | 'hidden' | null
  readonly target: { readonly namespace: string; readonly workload: string | null; readonly service: string | null }
  readonly protocol: 'http' | 'grpc' | 'tcp'
  /** What came in plain text, and all of which it is known. */
  readonly plain: number
  readonly told: number
}

/** `strict-but-plain`: only mutual TLS is taken, and plain text came · `disabled-but-secured` · `could-be-strict`: both are taken, and all that came was secured. */
export const POLICY_GAPS = ['strict-but-plain', 'disabled-but-secured', 'could-be-strict'] as const
export type PolicyGapKind = (typeof POLICY_GAPS)[number]

/** A workload whose policy says something else than what was seen. */
export interface PolicyGap {
  readonly kind: PolicyGapKind
  readonly namespace: string
  readonly workload: string
  readonly mode: Mode
  /** Which level decides; null: Istio's default. */
  readonly level: Level | null
  /** The PeerAuthentication that decides; null also where the user may not see it. */
  readonly policy: { readonly namespace: string; readonly name: string } | null
  readonly seen: SecuredTraffic
}

/** `GET /api/mesh/mtls`. The window is (from, to]. */
export interface CoverageAnswer {
  readonly now: string
  readonly from: string
  readonly to: string
  readonly durationSeconds: number
  /** The numbers cover the namespaces that the user may see, and there are others. */
  readonly limited: boolean
  readonly total: SecuredTraffic
  /** Those into which something went, sorted by name. */
  readonly namespaces: readonly CoveredNamespace[]
  /** The most first. */
  readonly plain: Listed<PlainEdge>
  /** The weightiest first. */
  readonly gaps: Listed<PolicyGap>
  /** Why traffic is missing; null: nothing is. */
  readonly reason: string | null
  readonly sources: readonly SourceState[]
}
