import type { ServicePort } from '@/lib/graph/facts'
import type { Mode } from '@/lib/lists/model'
import type { NamespaceMtls } from '../namespace-mtls'
import type { RoutingObject } from './routing-model'

/** What the pages about one thing are told by the cluster's objects. Numbers of traffic come from the graph. Times are ISO 8601. */

type Texts = Readonly<Record<string, string>>

/** Through what an object acts on a thing, the narrowest first. */
export type Through =
  | { readonly by: 'selector'; readonly labels: Texts }
  | { readonly by: 'target'; readonly kind: string; readonly name: string }
  /** Its hosts, or those that it sends requests to, mean a service of the thing. */
  | { readonly by: 'host' | 'destination'; readonly host: string }
  | { readonly by: 'parent'; readonly kind: string; readonly name: string }
  | { readonly by: 'namespace' }
  | { readonly by: 'mesh' }

/** An object of Istio or the Gateway API that acts on a thing. */
export interface ActingObject {
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly through: Through
}

export interface ContainerRow {
  readonly name: string
  readonly image: string
  /** Runs before the others; a native sidecar runs on beside them and is none. */
  readonly init: boolean
  readonly ready: boolean
  readonly restarts: number
  readonly state: 'running' | 'waiting' | 'terminated' | 'unknown'
  /** Why it waits or ended, in Kubernetes' word: `CrashLoopBackOff`. */
  readonly reason: string | null
  readonly message: string | null
  readonly lastEnd: {
    readonly reason: string | null
    readonly exitCode: number | null
    readonly at: string | null
  } | null
}

export const POD_FAULTS = ['failing', 'pending', 'noSidecar', 'mixedModes', 'noApp', 'noVersion'] as const
export type PodFault = (typeof POD_FAULTS)[number]
export const POD_MODES = ['sidecar', 'ambient', 'none'] as const
export type PodMode = (typeof POD_MODES)[number]

export interface PodRow {
  readonly name: string
  readonly phase: string
  readonly ready: number
  readonly containers: readonly ContainerRow[]
  readonly restarts: number
  readonly node: string | null
  readonly address: string | null
  readonly createdAt: string | null
  readonly mode: PodMode
  /** Of the injector that gave it its sidecar. */
  readonly revision: string | null
  /** What controls it: `ReplicaSet/reviews-v1-5d8f`. */
  readonly owner: string | null
  readonly labels: Texts
  readonly annotations: Texts
  readonly faults: readonly PodFault[]
}

/** A workload as pages about other things mention it. */
export interface WorkloadLine {
  readonly name: string
  readonly version: string | null
  readonly desired: number
  readonly available: number
  readonly pods: number
  /** It has pods without a proxy. */
  readonly outOfMesh: boolean
}

export interface DetailsBase {
  /** The server's time. */
  readonly now: string
  readonly cluster: string
  readonly namespace: string
  readonly name: string
  readonly createdAt: string | null
  readonly labels: Texts
  readonly annotations: Texts
  readonly config: readonly ActingObject[]
  /** Kinds that could not be read, so that what depends on them is missing here. */
  readonly unread: readonly string[]
  /** The user may not see all namespaces: objects of the others are left out. */
  readonly limited: boolean
}

export interface WorkloadDetails extends DetailsBase {
  readonly kind: 'workload'
  /** `Deployment`; null when only its pods are known. */
  readonly controller: string | null
  readonly app: string | null
  readonly version: string | null
  readonly images: readonly string[]
  readonly podLabels: Texts
  readonly podAnnotations: Texts
  readonly mode: Mode
  /** What the pod template says of injection: `true` or `false`; null when it says nothing. */
  readonly injection: string | null
  readonly serviceAccount: string | null
  /** What its proxies show in mTLS; null without a proxy. */
  readonly identity: string | null
  readonly desired: number
  readonly current: number
  readonly available: number
  readonly services: readonly string[]
  readonly pods: readonly PodRow[]
  /** How many more pods there are than are listed. */
  readonly morePods: number
  /** Machines of a WorkloadGroup. */
  readonly entries: readonly { readonly name: string; readonly address: string | null }[]
}

export interface EndpointRow {
  readonly address: string
  readonly pod: string
  readonly workload: string
  readonly ready: boolean
  readonly node: string | null
}

export interface PortRow extends ServicePort {
  /** As written: a number or the name of a container's port. */
  readonly target: string | null
  readonly nodePort: number | null
}

export interface ServiceDetails extends DetailsBase {
  readonly kind: 'service'
  readonly type: string
  readonly addresses: readonly string[]
  readonly externalName: string | null
  readonly externalAddresses: readonly string[]
  readonly ports: readonly PortRow[]
  readonly selector: Texts
  readonly app: string | null
  readonly endpoints: readonly EndpointRow[]
  readonly moreEndpoints: number
  readonly workloads: readonly WorkloadLine[]
  /** Hosts under which routes of gateways lead to it, sorted. */
  readonly hostnames: readonly string[]
  readonly waypoint: { readonly namespace: string; readonly name: string } | null
  readonly routing: readonly RoutingObject[]
  /** Versions of the subsets that DestinationRules make of it, by the subset's name. */
  readonly subsets: Readonly<Record<string, string>>
}

export interface AppDetails extends DetailsBase {
  readonly kind: 'app'
  readonly workloads: readonly WorkloadLine[]
  readonly services: readonly string[]
}

/** A setting with the place that decides it. */
export interface Origin {
  /** `default`: nobody says anything. */
  readonly from: 'namespace' | 'mesh' | 'default'
  /** Of the object that says it; null where it may not be seen, or nothing does. */
  readonly object: { readonly kind: string; readonly namespace: string; readonly name: string } | null
}

export interface NamespaceDetails extends Omit<DetailsBase, 'namespace' | 'config'> {
  readonly kind: 'namespace'
  readonly mode: 'sidecar' | 'ambient' | 'control-plane' | 'none'
  /** Of the control plane that its label names. */
  readonly revision: string | null
  /** Pods that follow what its labels ask at their next restart; `count` of all. */
  readonly behind: { readonly pods: readonly string[]; readonly count: number }
  readonly mtls: NamespaceMtls
  readonly egress: Origin & { readonly policy: 'allow-any' | 'registry-only' }
  readonly workloads: readonly string[]
  readonly apps: readonly string[]
  readonly services: readonly string[]
  /** Objects of Istio and the Gateway API in it, by kind and name. */
  readonly objects: readonly { readonly kind: string; readonly names: readonly string[] }[]
}
