import type { Histogram } from '@/lib/graph/numbers/histogram'

/** A destination of a traffic split: a version, subset or backend, with the part of the requests that it gets. */
export interface SplitTarget {
  /** Tells the targets of one split apart, before and after a change. */
  readonly id: string
  readonly label: string
  /** Which run it; several where a subset takes more than one. */
  readonly workloads: readonly { readonly namespace: string; readonly name: string }[]
  /** 0 to 1. */
  readonly share: number
  /** Null: not known. */
  readonly readyPods: number | null
}

/** Why a prediction may be wrong, beyond what the numbers show; what the objects tell, as the page passes it on. */
export const SPLIT_DOUBTS = ['sticky', 'mirror', 'earlier-rule'] as const

/** What was counted of the requests that one workload answered for a service. */
export interface VersionTraffic {
  readonly namespace: string
  readonly name: string
  /** How far back was counted: the window that was asked for, or a day where that had no request. */
  readonly seconds: number
  /** 0: not one request in those seconds. */
  readonly requestsPerSecond: number
  readonly errorsPerSecond: number
  /** Null: no durations are known. */
  readonly durations: Histogram | null
  /** The highest rate that one of its pods had, of all its requests; null where pods are not told apart. */
  readonly highestPerPod: number | null
}

/** What each version got in the `momentSeconds` before a moment. */
export interface SplitMoment {
  /** Unix seconds. */
  readonly at: number
  /** Requests per second of each of the versions, in their order. */
  readonly rates: readonly number[]
}

/** `GET /api/services/{namespace}/{name}/forecast`: what a traffic split can be predicted from, and judged by. */
export interface SplitTraffic {
  /** Unix seconds of the metric store: the end of the window. */
  readonly at: number
  readonly seconds: number
  /** Of all that was asked of the service in the window, answered or not. */
  readonly requestsPerSecond: number
  readonly errorsPerSecond: number
  /** The part of these that reached no workload that may be seen. */
  readonly elsewherePerSecond: number
  /** Each workload once, those without any request too. */
  readonly versions: readonly VersionTraffic[]
  /** How far back `highestPerPod` looks; null: it was not asked for, or nobody could tell. */
  readonly highestSeconds: number | null
  /** Ascending, from the first on that saw nothing of the time before `since`; empty unless that was asked for. */
  readonly moments: readonly SplitMoment[]
  readonly momentSeconds: number
  /** Why there are no numbers; null: there are. */
  readonly unmeasured: string | null
}
