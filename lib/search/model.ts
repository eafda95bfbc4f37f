import type { SourceState } from '@/lib/graph/model'

/** In the order in which equals are listed. */
export const SEARCH_KINDS = ['namespace', 'app', 'service', 'workload', 'config', 'pod'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/** Something that was found. */
export interface SearchResult {
  readonly kind: SearchKind
  readonly cluster: string
  /** Of a namespace its own name. */
  readonly namespace: string
  readonly name: string
  /** Of workloads and Istio objects as Kubernetes calls them (`Deployment`); else null. */
  readonly type: string | null
  /** Of a pod: what runs it; else null. */
  readonly workload: string | null
}

/** `GET /api/search`: the best first. */
export interface SearchAnswer {
  readonly results: readonly SearchResult[]
  /** How many there are; more than `results` where those are cut. */
  readonly total: number
  readonly sources: readonly SourceState[]
}
