import type { KubeMetadata, KubeObject } from '../kube-object'
import { itemsAt, textAt, textsAt, without } from './json'
import type { ResourceType } from './resource-types'
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'

/** Order of the real store's keys: by namespace, then by name. */
export function keyOf(namespace: string | undefined, name: string): string {
  return namespace === undefined || namespace === '' ? name : `${namespace}/${name}`
}

export function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** The same for the same seed and word. */
export function seededUid(seed: number, word: string): string {
  const hex = createHash('sha256').update(`${seed}:${word}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What the API server appends to `generateName`: letters and digits that spell no words. */
export function seededSuffix(seed: number, word: string): string {
  const alphabet = 'bcdfghjklmnpqrstvwxz2456789'
  const bytes = createHash('sha256').update(`${seed}:suffix:${word}`).digest()
  return Array.from(bytes.subarray(0, 5), (byte) => alphabet[byte % alphabet.length]).join('')
}

/** Metadata is checked when it comes in; this is the one place where an edited copy is believed again. */
export function withMetadata(object: KubeObject, changes: Readonly<Record<string, unknown>>): KubeObject {
  const entries = Object.entries({ ...object.metadata, ...changes }).filter(([, value]) => value !== undefined)
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- only fields of their own types are passed in
  return { ...object, metadata: Object.fromEntries(entries) as unknown as KubeMetadata }
}

/** What still keeps a deleted object alive. A namespace has its own list, which the namespace controller empties. */
export function hasFinalizers(object: KubeObject): boolean {
  const own = object.kind === 'Namespace' ? itemsAt(object, 'spec', 'finalizers') : []
  return own.length + itemsAt(object, 'metadata', 'finalizers').length > 0
}

export function ownerUids(object: KubeObject): readonly string[] {
  return itemsAt(object, 'metadata', 'ownerReferences')
    .map((owner) => textAt(owner, 'uid'))
    .filter((uid) => uid !== '')
}

/** Kinds whose generation a real server never counts. */
const WITHOUT_GENERATION = new Set(['namespaces', 'nodes', 'services'])

/** 1 on creation, one more whenever what is asked for changes; absent for kinds without a spec. */
export function nextGeneration(
  type: ResourceType,
  current: KubeObject | undefined,
  next: KubeObject,
): number | undefined {
  if (next.spec === undefined || WITHOUT_GENERATION.has(type.id)) return current?.metadata.generation
  if (current === undefined) return next.metadata.generation ?? 1
  const before = current.metadata.generation ?? 1
  return isDeepStrictEqual(desiredState(type, current), desiredState(type, next)) ? before : before + 1
}

/** What a controller notes on a Deployment: a write of its status in a real cluster. */
export const REVISION = 'deployment.kubernetes.io/revision'

/** Annotations of a Deployment belong to what it asks for: they travel to its ReplicaSets. */
function desiredState({ id }: ResourceType, object: KubeObject): object {
  const annotations = without(object.metadata.annotations ?? {}, REVISION)
  const own = without(object, 'apiVersion', 'metadata', 'status')
  return id === 'deployments.apps' ? { ...own, annotations } : own
}

/** What a namespace always carries. */
export function withNamespaceDefaults(object: KubeObject): KubeObject {
  const { name, labels } = object.metadata
  const labelled = withMetadata(object, { labels: { ...labels, 'kubernetes.io/metadata.name': name } })
  const finalizers = textsAt(object, 'spec', 'finalizers')
  return {
    ...labelled,
    spec: { finalizers: finalizers.length === 0 ? ['kubernetes'] : finalizers },
    status: object.status ?? { phase: 'Active' },
  }
}
