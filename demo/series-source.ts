// What the Prometheus server of the demo needs from the traffic model, and nothing more.

/** Label name → value, `__name__` included. Never an empty value. */
export type SeriesLabels = Readonly<Record<string, string>>

/** Samples of one series, ascending in time. Times are milliseconds since the Unix epoch, on the scrape grid. */
export interface SampleRun {
  readonly times: readonly number[]
  readonly values: readonly number[]
  /** Times of staleness marks in the same span, ascending: the series ended there, until a later sample. */
  readonly stale: readonly number[]
}

export interface StoredSeries {
  readonly labels: SeriesLabels
  /** Samples and marks with `fromMs < t <= toMs`. Computed when asked for; nothing is stored. */
  samples(fromMs: number, toMs: number): SampleRun
}

export interface MetricMetadata {
  readonly name: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly help: string
}

export interface ScrapeTarget {
  readonly job: string
  readonly instance: string
  readonly labels: SeriesLabels
  readonly health: 'up' | 'down'
  readonly lastError: string
}

export interface SeriesSource {
  /** The simulated now, in milliseconds since the Unix epoch. */
  nowMs(): number
  readonly scrapeIntervalMs: number
  /** How far back samples reach from now. */
  readonly historyMs: number
  /**
   * Every series of the metric that has or may have a sample in the history. The same array object is returned until the
   * set of series changes, so an index may be kept per array. An unknown metric has none.
   */
  series(metric: string): readonly StoredSeries[]
  /** Whether a metric has any series; does not make them. */
  hasSeries(metric: string): boolean
  /** All metric names (`__name__` values, so `…_bucket`, `…_sum` and `…_count` stand alone), sorted. */
  metricNames(): readonly string[]
  metadata(): readonly MetricMetadata[]
  targets(): readonly ScrapeTarget[]
}
