import type {
  MetricMetadata,
  SampleRun,
  ScrapeTarget,
  SeriesLabels,
  SeriesSource,
  StoredSeries,
} from '../series-source'

/** A sample at a time in milliseconds; 'stale' marks the end of the series. */
export type MemorySample = readonly [timeMs: number, value: number | 'stale']

export interface MemorySeriesOptions {
  readonly nowMs: number
  readonly scrapeIntervalMs?: number
  readonly historyMs?: number
  readonly metadata?: readonly MetricMetadata[]
  readonly targets?: readonly ScrapeTarget[]
}

/** Series kept in memory, for tests of what reads them. Samples ascend in time. */
export class MemorySeries implements SeriesSource {
  readonly scrapeIntervalMs: number
  readonly historyMs: number
  readonly #options: MemorySeriesOptions
  readonly #series = new Map<string, StoredSeries[]>()

  constructor(options: MemorySeriesOptions) {
    this.#options = options
    this.scrapeIntervalMs = options.scrapeIntervalMs ?? 5000
    this.historyMs = options.historyMs ?? 7 * 86_400_000
  }

  add(labels: SeriesLabels, samples: readonly MemorySample[]): this {
    const name = labels.__name__ ?? ''
    const valued = samples.flatMap(([timeMs, value]) => (value === 'stale' ? [] : [[timeMs, value] as const]))
    const all: SampleRun = {
      times: valued.map(([timeMs]) => timeMs),
      values: valued.map(([, value]) => value),
      stale: samples.flatMap(([timeMs, value]) => (value === 'stale' ? [timeMs] : [])),
    }
    this.#series.set(name, [...this.series(name), { labels, samples: (fromMs, toMs) => cut(all, fromMs, toMs) }])
    return this
  }

  nowMs(): number {
    return this.#options.nowMs
  }
  series(metric: string): readonly StoredSeries[] {
    return this.#series.get(metric) ?? NONE
  }
  hasSeries(metric: string): boolean {
    return this.series(metric).length > 0
  }
  metricNames(): readonly string[] {
    return [...this.#series.keys()].sort()
  }
  metadata(): readonly MetricMetadata[] {
    return this.#options.metadata ?? []
  }
  targets(): readonly ScrapeTarget[] {
    return this.#options.targets ?? []
  }
}

const NONE: readonly StoredSeries[] = []

function cut({ times, values, stale }: SampleRun, fromMs: number, toMs: number): SampleRun {
  const span = (sorted: readonly number[]) => [firstAfter(sorted, fromMs), firstAfter(sorted, toMs)] as const
  return {
    times: times.slice(...span(times)),
    values: values.slice(...span(times)),
    stale: stale.slice(...span(stale)),
  }
}

function firstAfter(times: readonly number[], timeMs: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? Infinity) > timeMs) high = middle
    else low = middle + 1
  }
  return low
}
