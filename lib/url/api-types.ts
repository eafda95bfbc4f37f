import type { CauseId } from '@/lib/doctor/causes'
import type { SourceState } from '@/lib/graph/model'
import type { MetricStoreType } from '@/lib/ports/metric-store'
import type { KubeEvent } from '@/lib/ports/event-source'
import type { HealthSummary } from '@/lib/health/summarise-health'
import type { TraceStoreType } from '@/lib/tracing/store-types'

/** What the small answers of the API hold. Times are ISO 8601, UTC. The graph's own type is in lib/graph/model. */

/** `starting`: asked, and not answered yet. `partial`: what pages need is there, and something beside it is not. */
export const SOURCE_STATES = ['fresh', 'partial', 'stale', 'failed', 'denied', 'off', 'starting'] as const
export type SourceStatus = (typeof SOURCE_STATES)[number]

/** `GET /api/sources`. `now` is the metric store's clock, the host's only while the store's is not known. */
export interface SourcesAnswer {
  readonly now: string
  readonly sources: readonly Source[]
}

export interface Source {
  readonly id: string
  readonly type: MetricStoreType | 'kubernetes' | TraceStoreType | 'grafana' | 'istiod'
  readonly name: string
  readonly cluster: string | null
  readonly state: SourceStatus
  /** Since when it is in this state. */
  readonly since: string | null
  /** Of the newest data that was read from it. */
  readonly asOf: string | null
  /** The source's own words, cut and scrubbed. */
  readonly message: string | null
  readonly version: string | null
  /** Of metric stores; null when they do not tell. */
  readonly scrapeIntervalSeconds: number | null
  readonly retentionSeconds: number | null
  /** Of metric stores: the newest samples, younger than this, are not shown yet. */
  readonly settlingSeconds: number
  /** Of clusters: each kind that is watched, when one is not well. */
  readonly kinds?: readonly { readonly kind: string; readonly state: string; readonly message: string | null }[]
  /** What the doctor finds without asking anything more. */
  readonly diagnoses?: readonly CauseId[]
}

/** `GET /api/namespaces`: those the user may see, sorted by name. `partial`: a source that knows more did not answer. */
export interface NamespacesAnswer {
  readonly now: string
  readonly namespaces: readonly NamespaceRow[]
  readonly partial: boolean
}

export interface NamespaceRow {
  readonly name: string
  readonly cluster: string
  readonly inMesh: 'sidecar' | 'ambient' | 'control-plane' | 'none'
  readonly workloads: number
  /** Requests per second into its workloads; null when not known. */
  readonly requestRate: number | null
}

/** `GET /api/health`: of each thing of the namespaces asked for, by its reference (`workload:NS/NAME`). */
export interface HealthAnswer {
  readonly now: string
  readonly durationSeconds: number
  readonly health: Readonly<Record<string, HealthSummary>>
  readonly sources: readonly SourceState[]
}

/** `GET /api/namespaces/{namespace}/events`: the newest first. */
export interface EventsAnswer {
  readonly now: string
  readonly events: readonly KubeEvent[]
  /** The namespace has more events than were read, so some of these may be missing. */
  readonly cut: boolean
}
