import type { ClusterFacts } from '@/lib/graph/facts'
import type { Snapshot } from '@/lib/mesh/mesh-settings'
import type { Source } from '@/lib/url/api-types'
import type { PodUsage } from './pod-usage'

/** A workload of the configuration (`istio.components`) that belongs to the mesh. */
export interface NamedComponent {
  readonly name: string
  readonly namespace: string
  /** Empty: those that carry `labels`. */
  readonly workload: string
  readonly labels: Readonly<Record<string, string>>
  readonly core: boolean
}

/** An upstream of Pharos, with where it is. */
export interface KnownSource {
  readonly source: Pick<Source, 'id' | 'name' | 'cluster' | 'state' | 'message' | 'version' | 'asOf'>
  readonly role: 'kubernetes' | 'metric-store' | 'trace-store' | 'grafana' | 'istiod'
  /** `Prometheus`; null where the role says it. */
  readonly product: string | null
  /** Without credentials; null: there is none to be told. */
  readonly address: string | null
}

/** Where something that is not known by its workload is: a source, or Pharos itself. */
export interface KnownPlace {
  /** Of its component. */
  readonly id: string
  /** Null: it has none. */
  readonly address: string | null
  /** `NAMESPACE/NAME` of its workload, as the settings name it, which goes before its address; empty: they do not. */
  readonly workload: string
  /** The setting that does, or could: `metrics.stores[0].workload`. */
  readonly setting: string
}

/** All that the mesh's components are made of. */
export interface KnownMesh {
  readonly cluster: ClusterFacts
  readonly snapshot: Snapshot
  /** What the user may see. */
  readonly isVisible: (namespace: string) => boolean
  /** Where istiod is expected: `istio.control_plane_namespaces`. */
  readonly controlPlaneNamespaces: readonly string[]
  readonly named: readonly NamedComponent[]
  readonly sources: readonly KnownSource[]
  readonly places: readonly KnownPlace[]
  /** Where services are that an address names without their namespace; null: nobody knows. */
  readonly ownNamespace: string | null
  /** Names that stand for revisions. */
  readonly tags: ReadonlyMap<string, string>
  /** By `NAMESPACE/POD`. */
  readonly usage: ReadonlyMap<string, PodUsage>
  readonly pharos: { readonly version: string | null }
  readonly meshName: string | null
  /** Unix seconds. */
  readonly nowSeconds: number
}
