import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { isRecord } from '@/lib/std/is-record'
import type { CheckedObject } from './checked-object'
import { CONTROLLER_KINDS } from './controller-kinds'
import { field } from './json'
import { type KindId, kindOfId } from './kinds'
import { isTooLarge } from './size'

/** Kinds of whose status no check reads anything: it changes all the time. */
const WITHOUT_STATUS: ReadonlySet<string> = new Set(['namespaces', ...CONTROLLER_KINDS])

/** An object of the cluster's cache as the checks read it; undefined for those that no check can read. */
export function fromClusterObject(
  cluster: string,
  kindId: ClusterKind,
  from: ClusterObject,
): CheckedObject | undefined {
  const known = kindOfId(kindId)
  if (known === undefined || isTooLarge(from.spec) || isTooLarge(from.status)) return undefined
  const { namespace, name, labels, annotations, creationTimestamp, owners } = from.metadata
  const status = statusOf(kindId, from.status)
  return {
    ref: { cluster, kindId, kind: known.kind, group: known.group, namespace, name },
    kindId: kindId satisfies KindId,
    version: from.apiVersion.slice(from.apiVersion.lastIndexOf('/') + 1),
    namespace,
    name,
    key: `${namespace}/${name}`,
    labels,
    annotations,
    createdAt: creationTimestamp ?? '',
    owners,
    root: {
      apiVersion: from.apiVersion,
      kind: known.kind,
      metadata: { name, namespace, labels, annotations },
      spec: from.spec,
      status,
      data: from.data,
    },
    spec: from.spec,
    status,
  }
}

/** Whether the checks read the same of both: most writes to a cluster change a status or a version only. */
export function readsAlike(a: CheckedObject, b: CheckedObject): boolean {
  return a.createdAt === b.createdAt && isEqual(a.root, b.root) && isEqual(a.owners, b.owners)
}

function statusOf(kindId: ClusterKind, status: unknown): unknown {
  if (kindId === 'pods') return { phase: field(status, 'phase') }
  return WITHOUT_STATUS.has(kindId) ? undefined : status
}

function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => isEqual(item, b[i]))
  if (!isRecord(a) || !isRecord(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
}
