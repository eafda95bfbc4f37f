import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject, ObjectMeta } from '@/lib/ports/cluster-store'
import type { MeshSettings, Snapshot } from '../mesh-settings'

export const SETTINGS: MeshSettings = {
  clusterName: 'east',
  reachable: true,
  controlPlaneNamespaces: ['istio-system'],
  rootNamespace: '',
  identityDomain: 'svc.cluster.local',
  appLabels: ['service.istio.io/canonical-name', 'app.kubernetes.io/name', 'app'],
  versionLabels: ['service.istio.io/canonical-revision', 'app.kubernetes.io/version', 'version'],
}

export function snapshotOf(objects: Partial<Record<ClusterKind, readonly ClusterObject[]>>): Snapshot {
  return (kind) => objects[kind] ?? []
}

type Parts = Partial<Pick<ClusterObject, 'spec' | 'status' | 'data'>> & {
  readonly metadata?: Partial<ObjectMeta>
}

/** An object of namespace `shop`. */
export function object(name: string, { metadata, ...parts }: Parts = {}): ClusterObject {
  return {
    apiVersion: 'v1',
    kind: '',
    metadata: {
      name,
      namespace: 'shop',
      uid: '',
      resourceVersion: '',
      generation: undefined,
      creationTimestamp: undefined,
      deletionTimestamp: undefined,
      labels: {},
      annotations: {},
      owners: [],
      ...metadata,
    },
    spec: undefined,
    status: undefined,
    data: undefined,
    ...parts,
  }
}

export function ownedBy(kind: string, name: string): Pick<ObjectMeta, 'owners'> {
  return { owners: [{ apiVersion: '', kind, name, controller: true }] }
}

export function template(labels: Readonly<Record<string, string>>, serviceAccountName?: string): object {
  return { template: { metadata: { labels }, spec: { serviceAccountName } } }
}

export function deployment(name: string, labels: Readonly<Record<string, string>> = { app: name }): ClusterObject {
  return object(name, { spec: template(labels), status: { replicas: 1, availableReplicas: 1 } })
}

export const INJECTED = { 'sidecar.istio.io/status': '{"initContainers":["istio-init"],"containers":["istio-proxy"]}' }
export const CAPTURED = { 'ambient.istio.io/redirection': 'enabled' }

export function pod(name: string, metadata: Partial<ObjectMeta> = {}, phase = 'Running'): ClusterObject {
  return object(name, { metadata, status: { phase, conditions: [{ type: 'Ready', status: 'True' }] } })
}
