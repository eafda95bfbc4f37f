import type { SourceStatus } from '@/lib/url/api-types'

// What runs the mesh, as GET /api/mesh answers it. Times are ISO 8601 UTC, CPU in cores, memory in bytes.

/** `other`: named by `istio.components` of the configuration. */
export const COMPONENT_ROLES = [
  'istiod',
  'data-plane',
  'ingress-gateway',
  'egress-gateway',
  'gateway',
  'waypoint',
  'ztunnel',
  'kubernetes',
  'metric-store',
  'trace-store',
  'grafana',
  'pharos',
  'other',
] as const
export type ComponentRole = (typeof COMPONENT_ROLES)[number]

/**
 * Worst first. `unreachable`: its address does not answer · `unhealthy`: replicas or a probe say so · `not-found`: named, and not
 * there · `not-ready`: nobody wants a replica of it, or it begins · `unknown`: nobody could be asked (product.md 5.3).
 */
export const COMPONENT_STATES = ['unreachable', 'unhealthy', 'not-found', 'not-ready', 'unknown', 'healthy'] as const
export type ComponentState = (typeof COMPONENT_STATES)[number]

export interface MeshComponent {
  /** Stable: `istiod:CLUSTER/NAMESPACE/NAME`, `source:prometheus`, `data-plane:CLUSTER/REVISION`. */
  readonly id: string
  readonly role: ComponentRole
  /** Without it the mesh does not work: istiod, gateways, ztunnel and the metric store. */
  readonly core: boolean
  /** Null: it lives outside of the clusters that are read, or nobody knows where. Of stores: where their workload is, else whose metrics they have. */
  readonly cluster: string | null
  /** Null where it is no workload of a cluster. */
  readonly namespace: string | null
  readonly name: string
  /** Name of the one workload that it runs as, in `namespace`; null: none, several, or nobody knows. */
  readonly workload: string | null
  /** Of what it is a kind: `Prometheus`, `Jaeger`; null where the role says it. */
  readonly product: string | null
  readonly state: ComponentState
  /** In sentences, the weightiest first; where it is healthy at most what is wrong with the settings that name it. */
  readonly reasons: readonly string[]
  readonly version: string | null
  /** Of its first container, as it is written; null where nobody says. */
  readonly image: string | null
  readonly replicas: { readonly available: number; readonly desired: number } | null
  /** Sums over its pods; null where nobody measured, `limit` null where none is set. */
  readonly cpu: { readonly used: number; readonly limit: number | null } | null
  readonly memory: { readonly used: number; readonly limit: number | null } | null
  /** When its state was found. */
  readonly checkedAt: string
  /** Of istiod, of data planes and of proxies; null elsewhere. */
  readonly revision: string | null
  /** Names that stand for the revision. */
  readonly tags: readonly string[]
  /** Of its workload; empty where it is none. */
  readonly labels: Readonly<Record<string, string>>
  /** Of sources: its address without credentials; null elsewhere. */
  readonly address: string | null
  /** Of sources: the id under which `GET /api/sources` knows it, and its state there. */
  readonly source: { readonly id: string; readonly state: SourceStatus } | null
  /** Of gateways and waypoints; null elsewhere. */
  readonly entry: GatewayEntry | null
  /** Of data planes: the namespaces; null elsewhere. */
  readonly namespaces: readonly DataPlaneNamespace[] | null
}

/** Where traffic comes into a gateway or a waypoint. */
export interface GatewayEntry {
  /** As load balancers and controllers tell, sorted; none: it is reached within the cluster only, or nobody assigned one yet. */
  readonly addresses: readonly string[]
  /** Of all Gateways that it serves, by port; the first 50 of `listenersCount`. */
  readonly listeners: readonly GatewayListener[]
  readonly listenersCount: number
}
export const MOST_LISTENERS = 50

export interface GatewayListener {
  readonly gateway: {
    readonly kind: 'gateways.networking.istio.io' | 'gateways.gateway.networking.k8s.io'
    readonly namespace: string
    readonly name: string
  }
  readonly port: number
  /** As it is written: `HTTPS`. */
  readonly protocol: string | null
  /** As it is written: `SIMPLE`, `MUTUAL`, `Terminate`; null: none. */
  readonly tls: string | null
  /** As they are written; empty: all. */
  readonly hosts: readonly string[]
}

export interface DataPlaneNamespace {
  readonly name: string
  readonly mode: 'sidecar' | 'ambient'
  readonly workloads: number
  /** Pods with a proxy, or whose traffic ztunnel carries. */
  readonly pods: number
}

/** `controls`: istiod → what it configures · `reads`: Pharos → a source · `scrapes`: metric store → what it measures · `sends`: data plane → trace store. */
export const COMPONENT_LINKS = ['controls', 'reads', 'scrapes', 'sends'] as const
export type ComponentLinkKind = (typeof COMPONENT_LINKS)[number]

export interface ComponentLink {
  readonly id: string
  readonly kind: ComponentLinkKind
  /** Ids of components. */
  readonly from: string
  readonly to: string
  /** Dashed where it is not well: the worse of what both ends and the link itself are. */
  readonly well: boolean
}

/** Of all that is known: red, amber, violet, green, grey (product.md 3.2). */
export const LAMP_STATES = ['failure', 'degraded', 'not-ready', 'healthy', 'unknown'] as const
export type LampState = (typeof LAMP_STATES)[number]

export interface ClusterLamp {
  readonly cluster: string
  readonly home: boolean
  readonly state: LampState
  readonly core: LampGroup
  readonly addOns: LampGroup
}

export interface LampGroup {
  readonly state: LampState
  /** At most three, the worst first, of `total`. */
  readonly issues: readonly { readonly component: string; readonly name: string; readonly reason: string }[]
  readonly total: number
}

export interface MeshLamp {
  readonly state: LampState
  /** At most five; home first, then the worst; only those that are not well where one is not. */
  readonly clusters: readonly ClusterLamp[]
}

/** `GET /api/mesh`; with `parts=lamp` the lamp alone. */
export interface MeshAnswer {
  readonly now: string
  readonly lamp: MeshLamp
  /** Null: only the lamp was asked for, or the user may not see any namespace of a control plane (`missing` says which right). */
  readonly mesh: Mesh | null
  readonly missing: string | null
  /** Where that right is missing: the first namespace of a control plane that the configuration names. */
  readonly missingIn: string | null
}

export interface Mesh {
  readonly name: string | null
  readonly trustDomain: string | null
  /** Sorted by id. */
  readonly components: readonly MeshComponent[]
  readonly links: readonly ComponentLink[]
  /** Things that are not shown as the user may not see their namespace. */
  readonly hidden: number
}
