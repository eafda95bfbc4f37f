import type { ClusterKind } from '@/lib/ports/cluster-kinds'

/** What an object of Istio or the Gateway API can point to, besides others of its like. */
export type ReferenceTarget = ClusterKind | 'workload' | 'service' | 'namespace' | 'mesh' | 'host' | 'secret' | 'other'

/** Through what it points there, the narrowest first. */
export const REFERENCE_WAYS = [
  'selector',
  'target',
  'host',
  'destination',
  'mirror',
  'subset',
  'backend',
  'delegate',
  'gateway',
  'parent',
  'class',
  'certificate',
  'grant',
  'scope',
] as const
export type ReferenceWay = (typeof REFERENCE_WAYS)[number]

/**
 * `found` · `missing`: the cluster has no such thing · `outside`: a name that nothing in the mesh stands for, which may be meant
 * so · `unread`: Pharos does not read such things, or could not.
 */
export type ReferenceState = 'found' | 'missing' | 'outside' | 'unread'

/** Something that an object points to. */
export interface ObjectReference {
  readonly to: ReferenceTarget
  /** Empty where the target has none. */
  readonly namespace: string
  /** Of a namespace its name, of the mesh empty; of a host the host; of a subset `HOST/SUBSET`. */
  readonly name: string
  readonly by: ReferenceWay
  /** Where it is written, the first time: `spec.http[0].route[1].destination.host`. Of a scope the field that is not there: `spec`. */
  readonly path: string
  readonly state: ReferenceState
}
