import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { JsonRecord } from '@/lib/std/json'

/** One object of a plan, before and after; undefined: it is not there. */
export interface OrderedChange {
  readonly kind: ClusterKind
  readonly namespace: string
  readonly name: string
  readonly before: JsonRecord | undefined
  readonly after: JsonRecord | undefined
}
