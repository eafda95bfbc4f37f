import { isRecord } from '@/lib/std/is-record'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { kindsNamed } from './config-kinds'

/** The kind of Istio or the Gateway API that an object says it is, whatever the version; undefined: of something else. */
export function writtenKind(object: unknown): ClusterKind | undefined {
  if (!isRecord(object)) return undefined
  const { apiVersion, kind } = object
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined
  const group = apiVersion.split('/')[0] ?? ''
  return kindsNamed(kind).find((one) => one.endsWith(`.${group}`))
}
