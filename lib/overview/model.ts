import type { SourceState, Status } from '@/lib/graph/model'
import type { ThingSummary } from '@/lib/graph/summary/summarise-mesh'
import type { HealthStatus } from '@/lib/health/summarise-health'
import type { Source } from '@/lib/url/api-types'
import type { SetupStep } from './setup/checklist'

// The cards of the overview as GET /api/overview answers them. Rates are per second, shares percent, times ISO 8601 UTC.

/** What can be asked for: what the cluster's objects tell at once, what takes questions to the metric store, and the checklist. */
export const OVERVIEW_PARTS = ['cluster', 'traffic', 'setup'] as const
export type OverviewPart = (typeof OVERVIEW_PARTS)[number]

export interface OverviewAnswer {
  readonly now: string
  /** The window of the numbers is (from, to]. */
  readonly from: string
  readonly to: string
  readonly durationSeconds: number
  /** The numbers cover the namespaces that the user may see, and there are others. */
  readonly limited: boolean
  readonly sources: readonly SourceState[]
  /** Null: not asked for. */
  readonly cluster: ClusterCards | null
  readonly traffic: TrafficCards | null
  readonly setup: readonly SetupStep[] | null
}

export interface ClusterCards {
  readonly clusters: readonly ClusterLine[]
  readonly controlPlanes: readonly ControlPlane[]
  readonly components: readonly MeshComponent[]
  /** Kinds of which there is at least one, the most first. */
  readonly config: readonly ConfigCount[]
  /** Kinds of Istio objects that could not be read. */
  readonly unreadConfig: readonly string[]
  /** The newest first. */
  readonly changes: readonly ObjectChange[]
}

export interface TrafficCards {
  readonly attention: Attention
  readonly dataPlanes: DataPlanes
  readonly applications: ApplicationCounts
  readonly insights: Insights
  /** Anybody's numbers have held traffic: the first run is over. */
  readonly trafficSeen: boolean
}

/** A place in the mesh that has a page, or a list that shows it. */
export type ThingPlace = Pick<ThingSummary, 'kind' | 'cluster' | 'namespace' | 'name'>

export interface Attention {
  /** Worst first. */
  readonly items: readonly AttentionItem[]
  /** How many there are, shown or not. */
  readonly total: number
}

export type AttentionItem = AttentionThing | AttentionSource

export interface AttentionThing {
  readonly about: 'thing'
  readonly id: string
  readonly thing: ThingPlace
  readonly status: Extract<Status, 'failure' | 'degraded'>
  /** With the fraction: *3 of 3 inbound requests failed (HTTP 500) in 5m; failure from 10 %*. */
  readonly reason: string
  /** Requests that came in and failed, per second; null where none came. */
  readonly failingRate: number | null
  /** Part of the mesh itself: istiod, ztunnel or a gateway. */
  readonly component: boolean
  /** Things of the same application that are not well either. */
  readonly others: number
}

export interface AttentionSource {
  readonly about: 'source'
  readonly id: string
  readonly type: Source['type']
  /** In the configuration; null where it is the only one of its type. */
  readonly name: string | null
  readonly state: 'failed' | 'stale' | 'denied'
  readonly since: string | null
  /** In the source's own words. */
  readonly message: string | null
}

export interface DataPlanes {
  /** Namespaces in the mesh by health, those of the control plane included. */
  readonly health: StatusCounts
  /** Worst first, at most three. */
  readonly worst: readonly { readonly cluster: string; readonly name: string; readonly status: HealthStatus }[]
  /** Nothing came into them. Null: nobody could be asked. */
  readonly quiet: number | null
  readonly modes: { readonly sidecar: number; readonly ambient: number; readonly none: number }
}

export type StatusCounts = Readonly<Record<HealthStatus, number>>

export interface ApplicationCounts {
  readonly health: StatusCounts
  readonly total: number
  /** Requests per second that came in, that went out; null: nobody could be asked. */
  readonly inRate: number | null
  readonly outRate: number | null
  readonly quiet: number | null
}

export const INSIGHTS = ['errors', 'latency', 'tcp'] as const
export type InsightName = (typeof INSIGHTS)[number]
/** Null: nobody could be asked. */
export type Insights = Readonly<Record<InsightName, readonly InsightRow[]>> | null

export interface InsightRow {
  readonly place: ThingPlace
  readonly status: HealthStatus
  /** Percent, milliseconds or bytes per second. */
  readonly value: number
  /** Requests per second that came in; null of what speaks TCP only. */
  readonly requestRate: number | null
}

export interface ClusterLine {
  readonly name: string
  readonly version: string | null
  readonly state: 'fresh' | 'partial' | 'stale' | 'failed' | 'denied' | 'starting' | 'off'
  readonly message: string | null
  readonly namespaces: number
  readonly workloads: number
  readonly services: number
}

export interface MeshComponent {
  readonly role: 'istiod' | 'ztunnel' | 'gateway'
  readonly cluster: string
  readonly namespace: string
  readonly name: string
  /** Of the image's tag or a label; null where neither says. */
  readonly version: string | null
  readonly available: number
  readonly desired: number
  readonly status: Status
}

export interface ControlPlane extends MeshComponent {
  readonly role: 'istiod'
  readonly revision: string
  /** It stands in a namespace of `istio.control_plane_namespaces`. */
  readonly configured: boolean
}

export interface ConfigCount {
  readonly kind: string
  readonly objects: number
}

export interface ObjectChange {
  readonly id: string
  readonly kind: string
  readonly cluster: string
  readonly namespace: string
  readonly name: string
  /** When it was written last, by whom (the field manager); null where only its creation is known. */
  readonly at: string
  readonly by: string | null
  readonly created: boolean
}
