import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { PromExpression } from '@/lib/promql/expression'
import type { Result } from '@/lib/std/result'
import type { UnixSeconds } from '@/lib/std/units'

/** Labels of one series without `__name__` where the expression dropped it. Absent labels are absent, never empty. */
export type LabelSet = Readonly<Record<string, string>>

/** Observations above `low` up to `high`. To which of two neighbours a bound itself belongs is left out: nothing is that exact. */
export interface NativeBucket {
  /** May be negative, and -Infinity. */
  readonly low: number
  /** At least `low`; may be Infinity. */
  readonly high: number
  readonly count: number
}

/** A native histogram as one sample; of a rate all its counts are per second. Not interpreted: numbers may be NaN or negative. */
export interface NativeHistogram {
  readonly count: number
  readonly sum: number
  /** In the order of the store, which is ascending; empty ones may be left out. */
  readonly buckets: readonly NativeBucket[]
}

export interface InstantSeries {
  readonly labels: LabelSet
  /** May be NaN or ±Infinity: the store's answer is not interpreted. Of a native histogram its count. */
  readonly value: number
  /** Present where the sample is a native histogram. */
  readonly histogram?: NativeHistogram
}

export interface InstantVector {
  readonly series: readonly InstantSeries[]
  /** The store's own warnings, scrubbed; not empty means that the answer may be incomplete. */
  readonly warnings: readonly string[]
  /** Its remarks on the query (Prometheus 3), which do not touch the answer. */
  readonly infos?: readonly string[]
  /** All or part of it was read from recording rules, within the bound that `lib/recording` states. */
  readonly recorded?: true
}

export interface RangeSeries {
  readonly labels: LabelSet
  /** Ascending in time. A step without a value is absent, which is a gap and not a zero. Of native histograms their counts. */
  readonly points: readonly (readonly [at: UnixSeconds, value: number])[]
  /** Ascending in time; present where points are native histograms. */
  readonly histograms?: readonly (readonly [at: UnixSeconds, histogram: NativeHistogram])[]
}

export interface RangeMatrix {
  readonly series: readonly RangeSeries[]
  readonly warnings: readonly string[]
  readonly infos?: readonly string[]
}

export interface RangeWindow {
  readonly from: UnixSeconds
  readonly to: UnixSeconds
  /** Whole seconds, at least 1. */
  readonly stepSeconds: number
}

/** What speaks the API of Prometheus, each with ways of its own. */
export const METRIC_STORE_TYPES = ['prometheus', 'thanos', 'mimir', 'victoriametrics'] as const
export type MetricStoreType = (typeof METRIC_STORE_TYPES)[number]

/** What a store can say of itself. `undefined` means that it does not tell, never a default. */
export interface MetricCapabilities {
  readonly version: string | undefined
  /** The shortest scrape interval in its configuration that can concern Istio's metrics (the global one). */
  readonly scrapeIntervalSeconds: number | undefined
  readonly retentionSeconds: number | undefined
  /** Names of all metrics that begin with `istio_`. */
  readonly istioMetrics: readonly string[]
  /** `istio_request_duration_milliseconds` exists under that very name, which only native histograms do. */
  readonly nativeDuration: boolean
}

/**
 * A store of time series that speaks PromQL. Every method is bounded by the call's signal and time limit, by the store's
 * own limits of bytes and series, and waits its turn where the store's concurrency is used up.
 *
 * Failures: `upstream_unavailable` (cannot be reached, 5xx, 401/403 of our own credential, 429 with `retryAfterSeconds`),
 * `upstream_timeout`, `upstream_invalid` (not JSON, not the API, cut off), `too_large` (bytes or series over the limit),
 * `bad_request` (the store refused the expression). `details.source` is always `prometheus`, `details.upstream` its own words.
 */
export interface MetricStore {
  /** The name under which it stands in the configuration. */
  readonly name: string
  readonly type: MetricStoreType
  /** The store does not show samples that are younger, or not all of them: a live window ends this long ago. Mostly 0. */
  readonly settlingSeconds: number
  /** The store's own clock: the only "now" of a live window (design.md, section 5). */
  now(call: UpstreamCall): Promise<Result<UnixSeconds, PharosError>>
  /** Evaluates at one instant. Order of series is unspecified. Scope labels of the store are added to every selector. */
  instant(expression: PromExpression, at: UnixSeconds, call: UpstreamCall): Promise<Result<InstantVector, PharosError>>
  /** Evaluates at `from`, `from + step`, … up to and including `to`. */
  range(expression: PromExpression, window: RangeWindow, call: UpstreamCall): Promise<Result<RangeMatrix, PharosError>>
  /** Asked rarely: the caller caches it. A store that lacks an endpoint answers with that part `undefined`. */
  capabilities(call: UpstreamCall): Promise<Result<MetricCapabilities, PharosError>>
}
