import type { ThingRef } from '@/lib/mesh/thing-ref'
import type { Trace, TraceSummary } from './model'
import type { Percentile } from './percentile'
import type { TraceStoreType } from './store-types'
import type { Tag } from './tag-query'
import type { UsualDuration } from './usual-durations'

/** The trace store as pages name it. */
export interface TraceStoreName {
  readonly name: string
  readonly type: TraceStoreType
}

export interface LeastDuration {
  readonly percentile: Percentile
  /** Null: the metric store could not tell, so nothing was left out by it. */
  readonly us: number | null
}

/** `GET /api/traces`. Times are ISO 8601, UTC. */
export interface TracesAnswer {
  readonly now: string
  readonly from: string
  readonly to: string
  readonly store: TraceStoreName
  /** By their beginning, the last first. */
  readonly traces: readonly TraceSummary[]
  /** There may be more than the limit. */
  readonly limited: boolean
  /** Those that are here are the newest; else, of more, any. */
  readonly newest: boolean
  /** Traces that the store gave and that do not meet the search: it cannot look for all of it, so others may be missing. */
  readonly passedOver: number
  /** The services that were asked for, of so many that were meant. */
  readonly services: readonly string[]
  readonly meant: number
  /** The names under which a thing was looked for. */
  readonly tried: readonly string[]
  /** What narrowed the services to the thing. */
  readonly narrowed: readonly Tag[]
  /** What a least duration that was given as a percentile came to; null: it was not. */
  readonly least: LeastDuration | null
}

/** `GET /api/traces/services`: those of the store that the user may see, by name. */
export interface TraceServicesAnswer {
  readonly now: string
  /** Null: there is no trace store. */
  readonly store: TraceStoreName | null
  /** Why there is none. */
  readonly off: string | null
  readonly services: readonly { readonly name: string; readonly namespaces: readonly string[] }[]
}

/** `GET /api/traces/operations?service=`. */
export interface TraceOperationsAnswer {
  readonly now: string
  readonly operations: readonly string[]
}

/** `GET /api/traces/{id}`. */
export interface TraceAnswer {
  readonly now: string
  readonly store: TraceStoreName
  readonly trace: Trace
  /** The workload of each span, in their order; null where it is not known. */
  readonly workloads: readonly (ThingRef | null)[]
  /** Of the trace in the store's own pages. */
  readonly link: string | null
}

/** `GET /api/traces/usual?workloads=&at=`. */
export interface UsualDurationsAnswer {
  readonly now: string
  /** Null: the metric store has no durations of which quantiles could be told. */
  readonly durations: readonly UsualDuration[] | null
}

/** One question is about no more workloads. */
export const MOST_WORKLOADS = 60
/** So much before a trace is compared with it. */
export const USUAL_SECONDS = 3_600
export const USUAL_RANKS = [0.5, 0.95] as const
