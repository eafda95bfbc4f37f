import type { KubeObject } from '../kube-object'
import type { JsonObject } from './json'
import { apiVersionOf, type ResourceType } from './resource-types'

export interface ListMetadata {
  readonly resourceVersion?: string
  readonly continue?: string
  readonly remainingItemCount?: number
}

/** The object in the version that was asked for: all versions of a kind differ in name only. */
export function inVersion(object: KubeObject, type: ResourceType, version: string): KubeObject {
  const apiVersion = apiVersionOf(type, version)
  return object.apiVersion === apiVersion ? object : { ...object, apiVersion }
}

/** As the real server, lists of built-in kinds leave out what kind each item is. */
export function listOf(
  type: ResourceType,
  version: string,
  metadata: ListMetadata,
  objects: readonly KubeObject[],
): JsonObject {
  const items = objects.map((object) => {
    if (type.custom) return inVersion(object, type, version)
    const { apiVersion: _apiVersion, kind: _kind, ...rest } = object
    return rest
  })
  return { kind: `${type.kind}List`, apiVersion: apiVersionOf(type, version), metadata, items }
}

const COLUMNS = [
  { name: 'Name', type: 'string', format: 'name', description: 'name of the object', priority: 0 },
  { name: 'Age', type: 'string', format: '', description: 'time since its creation', priority: 0 },
]

/** What `kubectl get` prints. `includeObject` says how much of each object travels along. */
export function tableOf(
  objects: readonly KubeObject[],
  metadata: ListMetadata,
  { nowMs, includeObject }: { readonly nowMs: number; readonly includeObject: string | null },
): JsonObject {
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    columnDefinitions: COLUMNS,
    rows: objects.map((object) => ({
      cells: [object.metadata.name, ageOf(object, nowMs)],
      ...(includeObject === 'None' ? {} : { object: includeObject === 'Object' ? object : metadataOf(object) }),
    })),
  }
}

function metadataOf(object: KubeObject): JsonObject {
  return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata }
}

function ageOf(object: KubeObject, nowMs: number): string {
  const seconds = Math.floor((nowMs - Date.parse(object.metadata.creationTimestamp ?? '')) / 1000)
  if (!Number.isFinite(seconds)) return '<unknown>'
  if (seconds < 120) return `${Math.max(0, seconds)}s`
  if (seconds < 7200) return `${Math.floor(seconds / 60)}m`
  return seconds < 172_800 ? `${Math.floor(seconds / 3600)}h` : `${Math.floor(seconds / 86_400)}d`
}
