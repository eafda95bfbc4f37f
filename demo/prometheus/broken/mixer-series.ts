import type { SeriesLabels, StoredSeries } from '@/demo/series-source'
import { METRIC_NAME } from '../label-set'

/** What the proxies of today report of traffic, and Mixer did not. */
const OF_TODAY = /^istio_(requests_total$|request_|response_|tcp_)/
const DURATION = 'istio_request_duration_milliseconds'
/** Durations as Mixer counted them. */
export const MIXER_DURATION = 'istio_request_duration_seconds'
const PARTS = ['bucket', 'count', 'sum'] as const
const UNKNOWN_TO_MIXER = ['source_canonical_service', 'source_canonical_revision', 'destination_canonical_service', 'destination_canonical_revision', 'source_cluster', 'destination_cluster'] as const // prettier-ignore

export const MIXER_NAMES: readonly string[] = PARTS.map((part) => `${MIXER_DURATION}_${part}`)

export function isOfToday(metric: string): boolean {
  return OF_TODAY.test(metric)
}

/** The metric of today of which Mixer's is made; undefined for any other. */
export function originOf(metric: string): string | undefined {
  const part = PARTS.find((one) => metric === `${MIXER_DURATION}_${one}`)
  return part === undefined ? undefined : `${DURATION}_${part}`
}

/** A series of durations as it would be had Mixer counted: in seconds, by names that Mixer knew. */
export function mixerSeries(series: StoredSeries): StoredSeries {
  const name = series.labels[METRIC_NAME]?.replace(DURATION, MIXER_DURATION) ?? ''
  const inSeconds = name.endsWith('_sum')
  return {
    labels: mixerLabels(series.labels, name),
    samples(fromMs, toMs) {
      const run = series.samples(fromMs, toMs)
      return inSeconds ? { ...run, values: run.values.map((value) => value / 1000) } : run
    },
  }
}

function mixerLabels(labels: SeriesLabels, name: string): SeriesLabels {
  const known = Object.entries(labels).filter(([label]) => !UNKNOWN_TO_MIXER.some((unknown) => unknown === label))
  const le = Number(labels.le)
  return {
    ...Object.fromEntries(known),
    [METRIC_NAME]: name,
    ...(Number.isFinite(le) ? { le: String(le / 1000) } : {}),
  }
}
