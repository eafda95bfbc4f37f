import type { ServicePort } from '@/lib/graph/facts'
import type { GraphNote, ObjectRef, SourceState } from '@/lib/graph/model'
import type { IstiodWord } from '@/lib/config-objects/istiod-word'
import type { ObjectManager } from '@/lib/config-objects/object-manager'
import type { ReferenceTarget } from '@/lib/config-objects/references/reference'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { NamespaceMtls } from '@/lib/mesh/namespace-mtls'
import type { HealthSummary } from '@/lib/health/summarise-health'

// The rows of the lists as GET /api/{workloads,services,applications,namespaces,config} answers them. Rates are per second, shares percent.

export const LIST_NAMES = ['namespaces', 'applications', 'workloads', 'services', 'config'] as const
export type ListName = (typeof LIST_NAMES)[number]

/** How the pods of a thing take part in the mesh; mixed: some do and some do not. */
export const MODES = ['sidecar', 'ambient', 'waypoint', 'gateway', 'control-plane', 'mixed', 'none'] as const
export type Mode = (typeof MODES)[number]

/** What is worth a sign in the column of details. */
export const ROW_MARKS = [
  'missing-sidecar',
  'missing-app',
  'missing-version',
  'scaled-to-zero',
  'rollout',
  'waypoint',
  'not-in-cluster',
  'generated',
] as const
export type RowMark = (typeof ROW_MARKS)[number]

interface CommonRow {
  /** Unique in its list. */
  readonly id: string
  readonly cluster: string
  readonly namespace: string
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  /** Null: not asked for. */
  readonly health: HealthSummary | null
  /** Null: not asked for, or nobody could be asked; its health then says why. */
  readonly traffic: RowTraffic | null
  /** Istio objects that act on it. */
  readonly config: readonly Pick<ObjectRef, 'kind' | 'namespace' | 'name'>[]
  readonly marks: readonly RowMark[]
}

/** What came in. Null where there was nothing of it. */
export interface RowTraffic {
  readonly requestRate: number | null
  readonly errorPercent: number | null
  readonly p95Ms: number | null
  readonly bytesRate: number | null
}

export interface WorkloadRow extends CommonRow {
  readonly list: 'workloads'
  /** Of its controller, as Kubernetes writes it; null where only metrics tell of it. */
  readonly type: string | null
  readonly app: string | null
  readonly version: string | null
  readonly ready: { readonly available: number; readonly desired: number } | null
  readonly mode: Mode
}

export interface ApplicationRow extends CommonRow {
  readonly list: 'applications'
  /** Sorted; of its workloads. */
  readonly versions: readonly string[]
  readonly workloads: number
  readonly mode: Mode
}

export interface ServiceRow extends CommonRow {
  readonly list: 'services'
  /** A Service of Kubernetes, or a ServiceEntry by its location. */
  readonly kind: 'kubernetes' | 'external' | 'mesh-internal'
  readonly ports: readonly ServicePort[]
  /** Of service entries. */
  readonly hosts: readonly string[]
  /** Its requests are shared out over versions by a route. */
  readonly split: boolean
  readonly mode: Mode
}

export interface NamespaceListRow extends CommonRow {
  readonly list: 'namespaces'
  readonly mode: Mode
  /** The revision of the control plane that its label names. */
  readonly revision: string | null
  /** Null: the policies cannot be read. */
  readonly mtls: NamespaceMtls | null
  readonly workloads: number
  readonly services: number
  /** Things in Failure, Degraded or Not ready; null: not asked for. */
  readonly unhealthy: number | null
  /** Istio objects in it. */
  readonly configObjects: number
}

/** What the checks say of an object; `valid` may have remarks, `unchecked`: nobody looked. */
export const CONFIG_STATUSES = ['error', 'warning', 'unchecked', 'valid'] as const

export interface RowFinding {
  /** The slug of the check. */
  readonly check: string
  /** As others call it: `KIA0101`, `IST0101`. */
  readonly aliases: readonly string[]
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
}

export interface ConfigRow extends CommonRow {
  readonly list: 'config'
  /** Its id: `virtualservices.networking.istio.io`. */
  readonly kind: ClusterKind
  readonly status: (typeof CONFIG_STATUSES)[number]
  /** The worst first. */
  readonly findings: readonly RowFinding[]
  /** What istiod wrote into its status; null: nothing. */
  readonly istiod: IstiodWord | null
  /** The first of what it acts on; missing: there is no such thing. */
  readonly appliesTo: readonly {
    readonly to: ReferenceTarget
    readonly namespace: string
    readonly name: string
    readonly missing: boolean
  }[]
  readonly appliesToCount: number
  /** `NAMESPACE/NAME` of the services that it is about, itself or through workloads; at most 20, sorted. */
  readonly services: readonly string[]
  /** References to what is not there. */
  readonly broken: number
  readonly manager: ObjectManager | null
  /** RFC 3339. */
  readonly createdAt: string | null
}

export type ListRow = WorkloadRow | ApplicationRow | ServiceRow | NamespaceListRow | ConfigRow

export interface ListAnswer {
  /** ISO 8601; the window of the numbers is (from, to]. */
  readonly now: string
  readonly from: string
  readonly to: string
  readonly durationSeconds: number
  /** Sorted by namespace, then name. */
  readonly rows: readonly ListRow[]
  readonly notes: readonly GraphNote[]
  readonly sources: readonly SourceState[]
  /** Of the list of configuration: kinds that could not be read whole. */
  readonly unread?: readonly string[]
}
