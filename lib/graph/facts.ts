import type { Visible } from '@/lib/access/visible'
import type { GatewayKind, ObjectRef } from '@/lib/graph/model'

/**
 * What is known of the clusters when a graph is computed. Plain data, built elsewhere; hosts are the raw text of the
 * objects. Nothing in it is checked against the metrics.
 */
export interface MeshFacts {
  /** ISO 8601. */
  readonly asOf: string
  readonly clusters: readonly ClusterFacts[]
  /** Cluster → the namespaces the user may read. */
  readonly access: Readonly<Record<string, Visible>>
  readonly telemetry: TelemetryFacts
  /** The mesh's default visibility of ServiceEntries (`*`, `.`, names); empty = everywhere. */
  readonly exportDefault: { readonly serviceEntry: readonly string[] }
  readonly healthRules: readonly HealthRule[]
}

export interface TelemetryFacts {
  /** Marks the series that a ztunnel wrote, usually `app="ztunnel"`. */
  readonly ztunnel: { readonly label: string; readonly value: string } | null
  readonly scrapeSeconds: number
  /** The store has request durations as native histograms; it may have classic ones, too. */
  readonly nativeDuration: boolean
  /** Sizes of bodies that the store has as native histograms: names of metrics without a suffix. */
  readonly nativeBodies: readonly string[]
  /** Istio metrics that the store does not have; they are not asked for. */
  readonly missingMetrics: readonly string[]
  readonly newestSampleAgeSeconds: number | null
}

export interface ClusterFacts {
  readonly name: string
  readonly reachable: boolean
  /** The part of a service's host after `NAME.NAMESPACE.`, usually `svc.cluster.local`. */
  readonly identityDomain: string
  readonly trustDomains: readonly string[]
  readonly rootNamespace: string
  readonly namespaces: readonly NamespaceFacts[]
  readonly workloads: readonly WorkloadFacts[]
  readonly services: readonly ServiceFacts[]
  readonly routes: readonly RouteFacts[]
  readonly destinationRules: readonly DestinationRuleFacts[]
  readonly gateways: readonly GatewayFacts[]
  readonly serviceEntries: readonly ServiceEntryFacts[]
  readonly workloadEntries: readonly WorkloadEntryFacts[]
}

export interface NamespaceFacts {
  readonly name: string
  /** RFC 3339. */
  readonly createdAt: string | null
  readonly ambient: boolean
  readonly controlPlane: boolean
}

export interface WorkloadFacts {
  readonly namespace: string
  readonly name: string
  /** Of the object that runs it, as Kubernetes writes it: `Deployment`. */
  readonly kind: string
  readonly app: string | null
  readonly version: string | null
  readonly labels: Readonly<Record<string, string>>
  readonly serviceAccount: string | null
  readonly pods: number
  readonly sidecarPods: number
  readonly ambientPods: number
  readonly waypoint: boolean
  readonly desired: number
  readonly current: number
  readonly available: number
  /** Null: not known. */
  readonly syncedProxies: number | null
  readonly healthAnnotation: string | null
}

export interface ServiceFacts {
  readonly namespace: string
  readonly name: string
  readonly app: string | null
  readonly labels: Readonly<Record<string, string>>
  /** Names of the workloads of the same namespace that it selects. */
  readonly workloads: readonly string[]
  readonly ports: readonly ServicePort[]
  readonly healthAnnotation: string | null
}

export interface ServicePort {
  readonly number: number
  readonly name: string | null
  /** As Istio takes it: by `appProtocol`, else by the prefix of the name; in capitals. Null: it is sniffed. */
  readonly protocol: string | null
}

export interface RouteFacts {
  readonly ref: ObjectRef
  readonly gatewayApi: boolean
  readonly hosts: readonly string[]
  readonly http: readonly {
    /** Hosts as written, short ones included; the object's namespace resolves them. */
    readonly destinations: readonly string[]
    readonly mirrors: readonly string[]
    readonly fault: boolean
    readonly timeout: boolean
  }[]
  readonly tcp: readonly { readonly destinations: readonly string[] }[]
}

export interface DestinationRuleFacts {
  readonly ref: ObjectRef
  readonly host: string
  readonly breaker: boolean
  readonly subsets: readonly { readonly name: string; readonly version: string | null; readonly breaker: boolean }[]
}

export interface GatewayFacts {
  readonly ref: ObjectRef
  readonly kind: GatewayKind
  /** `NAMESPACE/NAME` of the workloads that serve it. */
  readonly workloads: readonly string[]
  readonly hosts: readonly string[]
}

export interface ServiceEntryFacts {
  readonly ref: ObjectRef
  readonly hosts: readonly string[]
  readonly location: 'mesh-external' | 'mesh-internal'
  readonly exportTo: readonly string[]
}

export interface WorkloadEntryFacts {
  readonly namespace: string
  readonly name: string
  readonly app: string | null
  readonly version: string | null
}

/** Which thresholds apply to which object. Namespace, kind and name are anchored regular expressions. */
export interface HealthRule {
  readonly namespace: string
  readonly kind: string
  readonly name: string
  readonly tolerances: readonly Tolerance[]
}

/** Code, protocol and direction are anchored regular expressions (`X` in a code is a digit); thresholds are percent. */
export interface Tolerance {
  readonly code: string
  readonly protocol: string
  readonly direction: string
  readonly degraded: number
  readonly failure: number
}
