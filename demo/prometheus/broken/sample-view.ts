import { type Active, ofKind } from '@/demo/admin/fault-board'
import type { SampleRun, SeriesSource, StoredSeries } from '@/demo/series-source'
import { isInRestart } from './restart'

/** Which samples a broken store has, and when it says they were. */
export class SampleView {
  readonly #base: SeriesSource
  readonly #delayMs: number
  readonly #endMs: number
  readonly #faults: readonly Active[]
  readonly scrapeIntervalMs: number
  readonly historyMs: number
  /** Its clock minus the others'. */
  readonly offsetMs: number

  constructor(base: SeriesSource, faults: readonly Active[]) {
    this.#base = base
    this.#delayMs = Math.max(0, ...ofKind(faults, 'settling').map(({ delayMs }) => delayMs))
    this.#endMs = Math.min(Infinity, ...ofKind(faults, 'frozen').map(({ sinceMs }) => sinceMs))
    this.#faults = faults
    this.scrapeIntervalMs = Math.max(base.scrapeIntervalMs, ...ofKind(faults, 'interval').map((one) => one.intervalMs))
    this.historyMs = Math.min(base.historyMs, ...ofKind(faults, 'retention').map((one) => one.retentionMs))
    this.offsetMs = ofKind(faults, 'skew').reduce((sum, { offsetSeconds }) => sum + offsetSeconds * 1000, 0)
  }

  nowMs(): number {
    return this.#base.nowMs() + this.offsetMs
  }

  /** Samples with `fromMs < t <= toMs` by the store's own clock. */
  samples(series: StoredSeries, fromMs: number, toMs: number): SampleRun {
    const nowMs = this.#base.nowMs()
    const first = Math.max(fromMs - this.offsetMs, nowMs - this.historyMs)
    const last = Math.min(toMs - this.offsetMs, nowMs - this.#delayMs, this.#endMs)
    // A mark between two thinned scrapes is seen by the later one.
    const run = series.samples(Math.min(first, last) - (this.scrapeIntervalMs - this.#base.scrapeIntervalMs), last)
    const kept = run.times.flatMap((time, index) => (time > first && this.#isTaken(time) ? [index] : []))
    const marks = run.stale.map((time) => Math.ceil(time / this.scrapeIntervalMs) * this.scrapeIntervalMs)
    return {
      times: kept.map((index) => (run.times[index] ?? 0) + this.offsetMs),
      values: kept.map((index) => run.values[index] ?? NaN),
      stale: marks.filter((time) => time > first && time <= last).map((time) => time + this.offsetMs),
    }
  }

  #isTaken(timeMs: number): boolean {
    return timeMs % this.scrapeIntervalMs === 0 && !isInRestart(this.#faults, timeMs)
  }
}
