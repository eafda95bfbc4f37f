import type { SeriesSource, StoredSeries } from '../series-source'
import { METRIC_NAME } from './label-set'

/** The one metric that the demo can serve as a native histogram. */
export const NATIVE_METRIC = 'istio_request_duration_milliseconds'
const PARTS: ReadonlySet<string> = new Set(['sum', 'count', 'bucket'].map((part) => `${NATIVE_METRIC}_${part}`))

/**
 * The source as its store would list it had it taken the durations as native histograms: one name without a suffix in place of three.
 * What the samples of that name are is up to `nativeRows`.
 */
export function nativeSource(source: SeriesSource): SeriesSource {
  const renamed = new WeakMap<readonly StoredSeries[], readonly StoredSeries[]>()
  return {
    nowMs: () => source.nowMs(),
    scrapeIntervalMs: source.scrapeIntervalMs,
    historyMs: source.historyMs,
    metadata: () => source.metadata(),
    targets: () => source.targets(),
    metricNames: () => [...source.metricNames().filter((name) => !PARTS.has(name)), NATIVE_METRIC].toSorted(),
    hasSeries: (metric) =>
      !PARTS.has(metric) && source.hasSeries(metric === NATIVE_METRIC ? `${NATIVE_METRIC}_count` : metric),
    series: (metric) => {
      if (PARTS.has(metric)) return []
      if (metric !== NATIVE_METRIC) return source.series(metric)
      const counts = source.series(`${NATIVE_METRIC}_count`)
      const known = renamed.get(counts)
      if (known !== undefined) return known
      const own = counts.map((series) => renamedSeries(series))
      renamed.set(counts, own)
      return own
    },
  }
}

function renamedSeries(series: StoredSeries): StoredSeries {
  return {
    get labels() {
      return { ...series.labels, [METRIC_NAME]: NATIVE_METRIC }
    },
    samples: (fromMs, toMs) => series.samples(fromMs, toMs),
  }
}
