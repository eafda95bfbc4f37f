import type { LastWriter } from './edit-types'
import type { HealthStatus } from '@/lib/health/summarise-health'

/** The traffic of a service in one stretch of time. */
export interface ObservedTraffic {
  readonly requestsPerSecond: number
  /** 0 to 1; null without requests. */
  readonly errorRatio: number | null
  readonly p95Ms: number | null
  /** By the service's own thresholds, of its requests alone. */
  readonly status: HealthStatus
  /** *3 of 3 inbound requests failed (HTTP 500) in 5m; failure from 10 %* */
  readonly reason: string
}

/** A service to which the changed object sends requests. */
export interface WatchedService {
  readonly namespace: string
  readonly name: string
  /** The five minutes before the change; null: nothing was measured. */
  readonly before: ObservedTraffic | null
  /** Since the change, at most five minutes; null: it is too early, or nothing was measured. */
  readonly after: ObservedTraffic | null
  /** Which version gets how much of the requests now, 0 to 1; the largest first. */
  readonly shares: readonly { readonly version: string; readonly share: number }[]
  /** Its failures have crossed the threshold since the change. */
  readonly worse: boolean
}

/** `GET /api/changes/{id}/watch`: what happens after a change. */
export interface ChangeWatch {
  /** Unix seconds of the metric store: when the change was made, and now. */
  readonly madeAt: number
  readonly now: number
  /** How long it is still looked after; 0: the five minutes are over. */
  readonly secondsLeft: number
  /** Whether the first numbers after the change can be told already. */
  readonly measured: boolean
  /** The change that took this one back. */
  readonly undoneBy: string | null
  /** Who wrote back what stood there before. */
  readonly revertedBy: LastWriter | null
  readonly services: readonly WatchedService[]
  /** Why there are no numbers; null: there are, or nothing is routed. */
  readonly unmeasured: string | null
}
