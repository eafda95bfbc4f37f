import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'

/** All objects of a kind as they stand at one moment, in no order: `ClusterStore.list`. */
export type Snapshot = (kind: ClusterKind) => readonly ClusterObject[]

/** How the objects of one cluster are read. */
export interface MeshSettings {
  readonly clusterName: string
  /** False: the objects are not all there, so that nothing may be called gone (`isReadable` tells). */
  readonly reachable: boolean
  /** The first one is asked first. */
  readonly controlPlaneNamespaces: readonly string[]
  /** Empty: what the mesh's configuration says, else where that stands. */
  readonly rootNamespace: string
  readonly identityDomain: string
  /** The first label that is there names the application. */
  readonly appLabels: readonly string[]
  readonly versionLabels: readonly string[]
}
