import { type Active, ofKind } from '@/demo/admin/fault-board'
import type { MetricMetadata, ScrapeTarget, SeriesLabels, SeriesSource, StoredSeries } from '@/demo/series-source'
import { compareText } from '@/lib/std/compare-text'
import { LabelSet } from '../label-set'
import { isOfToday, MIXER_DURATION, MIXER_NAMES, mixerSeries, originOf } from './mixer-series'
import { SampleView } from './sample-view'
import { unscraped } from './unscraped'

/** A store with what is broken in it: names, labels, targets, and which samples there are. With nothing broken it is the store itself. */
export class BrokenSource implements SeriesSource {
  readonly #base: SeriesSource
  readonly #faults: () => readonly Active[]
  #made: { readonly faults: readonly Active[]; readonly source: SeriesSource }

  constructor(base: SeriesSource, faults: () => readonly Active[]) {
    this.#base = base
    this.#faults = faults
    this.#made = { faults: [], source: base }
  }

  get #source(): SeriesSource {
    const faults = this.#faults()
    if (faults !== this.#made.faults) {
      this.#made = { faults, source: faults.length === 0 ? this.#base : new SourceWith(this.#base, faults) }
    }
    return this.#made.source
  }

  nowMs(): number {
    return this.#source.nowMs()
  }
  get scrapeIntervalMs(): number {
    return this.#source.scrapeIntervalMs
  }
  get historyMs(): number {
    return this.#source.historyMs
  }
  series(metric: string): readonly StoredSeries[] {
    return this.#source.series(metric)
  }
  hasSeries(metric: string): boolean {
    return this.#source.hasSeries(metric)
  }
  metricNames(): readonly string[] {
    return this.#source.metricNames()
  }
  metadata(): readonly MetricMetadata[] {
    return this.#source.metadata()
  }
  targets(): readonly ScrapeTarget[] {
    return this.#source.targets()
  }
}

const NONE: readonly StoredSeries[] = []

/** The store with one set of faults. */
class SourceWith implements SeriesSource {
  readonly #base: SeriesSource
  readonly #faults: readonly Active[]
  readonly #view: SampleView
  readonly #isMixer: boolean
  readonly #isMissing: (metric: string) => boolean
  readonly #noLabels: readonly string[]
  readonly #made = new WeakMap<readonly StoredSeries[], Map<string, readonly StoredSeries[]>>()

  constructor(base: SeriesSource, faults: readonly Active[]) {
    this.#base = base
    this.#faults = faults
    this.#view = new SampleView(base, faults)
    this.#isMixer = ofKind(faults, 'mixer').length > 0
    const missing = ofKind(faults, 'missing-metric').map(({ metric }) => metric)
    const noBuckets = ofKind(faults, 'no-buckets').length > 0
    this.#isMissing = (metric) =>
      missing.some((one) => (one.endsWith('*') ? metric.startsWith(one.slice(0, -1)) : metric === one)) ||
      (noBuckets && /^istio_request_duration_.*_bucket$/.test(metric))
    this.#noLabels = ofKind(faults, 'missing-label').map(({ label }) => label)
  }

  nowMs(): number {
    return this.#view.nowMs()
  }
  get scrapeIntervalMs(): number {
    return this.#view.scrapeIntervalMs
  }
  get historyMs(): number {
    return this.#view.historyMs
  }

  series(metric: string): readonly StoredSeries[] {
    const origin = this.#isMixer ? originOf(metric) : undefined
    if (this.#isMissing(metric) || (this.#isMixer && isOfToday(metric) && origin === undefined)) return NONE
    const stored = this.#base.series(origin ?? metric)
    let made = this.#made.get(stored)
    if (made === undefined) this.#made.set(stored, (made = new Map<string, readonly StoredSeries[]>()))
    const known = made.get(metric) ?? this.#seen(metric, origin === undefined ? stored : stored.map(mixerSeries))
    made.set(metric, known)
    return known
  }

  hasSeries(metric: string): boolean {
    return this.series(metric).length > 0
  }
  metricNames(): readonly string[] {
    const names = this.#base.metricNames()
    const all = this.#isMixer ? [...names.filter((name) => !isOfToday(name)), ...MIXER_NAMES].sort(compareText) : names
    return all.filter((name) => !this.#isMissing(name))
  }
  metadata(): readonly MetricMetadata[] {
    const kept = this.#base.metadata().filter(({ name }) => !this.#isMissing(name))
    if (!this.#isMixer) return kept
    const durations = { name: MIXER_DURATION, type: 'histogram', help: 'Duration of requests.' } as const
    return [...kept.filter(({ name }) => !isOfToday(name)), durations]
  }
  targets(): readonly ScrapeTarget[] {
    const isUnscraped = unscraped(this.#base, this.#faults)
    return this.#base.targets().filter(({ labels, job, instance }) => !isUnscraped({ ...labels, job, instance }))
  }

  #seen(metric: string, stored: readonly StoredSeries[]): readonly StoredSeries[] {
    const isUnscraped = unscraped(this.#base, this.#faults)
    const scraped = stored.filter(({ labels }) => !isUnscraped(labels))
    const drops = this.#noLabels.length > 0 && metric.startsWith('istio_')
    return (drops ? this.#withoutLabels(scraped) : scraped).map((series) => ({
      get labels() {
        return series.labels
      },
      samples: (fromMs: number, toMs: number) => this.#view.samples(series, fromMs, toMs),
    }))
  }

  /** Of series that become equal the first stays: a store refuses the samples of the others. */
  #withoutLabels(stored: readonly StoredSeries[]): readonly StoredSeries[] {
    const kept = new Map<string, StoredSeries>()
    for (const series of stored) {
      const labels = withoutLabels(series.labels, this.#noLabels)
      const key = JSON.stringify(new LabelSet(labels).entries())
      if (!kept.has(key)) kept.set(key, { labels, samples: (fromMs, toMs) => series.samples(fromMs, toMs) })
    }
    return [...kept.values()]
  }
}

function withoutLabels(labels: SeriesLabels, names: readonly string[]): SeriesLabels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !names.includes(name)))
}
