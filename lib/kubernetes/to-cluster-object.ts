import { type ClusterKind, CONFIG_KINDS } from '@/lib/ports/cluster-kinds'
import type { ClusterObject, OwnerReference } from '@/lib/ports/cluster-store'
import { makeBare } from '@/lib/std/bare-record'
import { isRecord } from '@/lib/std/is-record'
import { readLastWrite } from './read-last-write'
import { trimObject } from './trim-object'

/** A second copy of the whole object, written by `kubectl apply`. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'
const CONFIG: ReadonlySet<ClusterKind> = new Set(CONFIG_KINDS)
const MESH_CONFIG_NAME = /^istio(-.+)?$/
const INJECTOR_NAME = /^istio-sidecar-injector(-.+)?$/

/** What the server says once for a whole list and not in its items. */
export interface TypeMeta {
  readonly apiVersion: string
  readonly kind: string
}

/**
 * Reads and trims one object of the wire. Undefined: it is none that is kept; it has no name, or is a ConfigMap that
 * holds no mesh configuration (they are told by `istio` or `istio-REVISION` and their key `mesh`) nor values of an injector.
 */
export function toClusterObject(kind: ClusterKind, wire: unknown, type?: TypeMeta): ClusterObject | undefined {
  if (!isRecord(wire) || !isRecord(wire.metadata)) return undefined
  const { metadata } = wire
  const name = text(metadata.name)
  if (name === undefined || name === '') return undefined
  const parts = trimObject(kind, wire)
  if (kind === 'configmaps' && !isConfiguration(name, parts.data)) return undefined
  const lastWrite = CONFIG.has(kind) ? readLastWrite(metadata.managedFields) : undefined
  return {
    apiVersion: text(wire.apiVersion) ?? type?.apiVersion ?? '',
    kind: text(wire.kind) ?? type?.kind ?? '',
    metadata: {
      name,
      namespace: text(metadata.namespace) ?? '',
      uid: text(metadata.uid) ?? '',
      resourceVersion: text(metadata.resourceVersion) ?? '',
      generation: typeof metadata.generation === 'number' ? metadata.generation : undefined,
      creationTimestamp: text(metadata.creationTimestamp),
      deletionTimestamp: text(metadata.deletionTimestamp),
      labels: toTexts(metadata.labels),
      annotations: toTexts(metadata.annotations),
      owners: toOwners(metadata.ownerReferences),
      ...(lastWrite === undefined ? {} : { lastWrite }),
    },
    ...parts,
  }
}

function isConfiguration(name: string, data: unknown): boolean {
  if (!isRecord(data)) return false
  return MESH_CONFIG_NAME.test(name) && (data.mesh !== undefined || (INJECTOR_NAME.test(name) && data.values !== undefined)) // prettier-ignore
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function toTexts(value: unknown): Readonly<Record<string, string>> {
  const texts = makeBare<string>({})
  if (!isRecord(value)) return texts
  for (const [key, entry] of Object.entries(value)) {
    if (typeof entry === 'string' && key !== LAST_APPLIED) texts[key] = entry
  }
  return texts
}

function toOwners(value: unknown): readonly OwnerReference[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((owner: unknown) => {
    if (!isRecord(owner)) return []
    const { apiVersion, kind, name, controller } = owner
    if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string') return []
    return [{ apiVersion, kind, name, controller: controller === true }]
  })
}
