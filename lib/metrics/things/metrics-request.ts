import type { ChartId, QuantileName } from './charts'
import type { Direction, GroupKey } from './groupings'
import type { MetricsTarget } from './metrics-target'

/** Whose count is drawn: the caller's proxy, the server's, each apart, or the waypoint's alone. */
export const METRIC_REPORTERS = ['source', 'destination', 'both', 'waypoint'] as const
export type MetricReporter = (typeof METRIC_REPORTERS)[number]

/** Inbound the server tells most, since it knows unknown callers; outbound the caller, since it knows what never arrived. */
export const DEFAULT_REPORTER = { in: 'destination', out: 'source' } as const satisfies Record<
  Direction,
  MetricReporter
>
export const DEFAULT_QUANTILES: readonly QuantileName[] = ['p95']

/** Only series whose key has one of the values; an empty value is that of series without the label. */
export interface ValueFilter {
  readonly id: string
  readonly value: string
}

export interface MetricsRequest {
  readonly thing: MetricsTarget
  readonly direction: Direction
  readonly cluster: string | null
  readonly durationSeconds: number
  /** Unix seconds, the end of the window. */
  readonly at: number
  readonly by: readonly GroupKey[]
  readonly values: readonly ValueFilter[]
  readonly quantiles: readonly QuantileName[]
  readonly average: boolean
  readonly reporter: MetricReporter
  readonly charts: readonly ChartId[]
  /** Null: as fine as the window allows. */
  readonly stepSeconds: number | null
}
