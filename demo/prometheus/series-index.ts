import type { SeriesSource, StoredSeries } from '../series-source'
import type { Matcher } from './expression'
import { METRIC_NAME } from './label-set'

/** Positions of the series of one metric by the value of one label. */
type Postings = ReadonlyMap<string, readonly number[]>

/** Finds series by their labels. An index belongs to one array of series and goes when the source drops the array. */
export class SeriesIndex {
  readonly #source: SeriesSource
  readonly #postings = new WeakMap<readonly StoredSeries[], Map<string, Postings>>()

  constructor(source: SeriesSource) {
    this.#source = source
  }

  /** The names of metrics with series that fulfil all the matchers: of a large mesh, a million series that need not be made. */
  names(matchers: readonly Matcher[]): string[] {
    const byLabel = matchers.filter((matcher) => matcher.label !== METRIC_NAME)
    return this.#names(matchers).filter((name) =>
      byLabel.length === 0
        ? this.#source.hasSeries(name)
        : this.#matching(this.#source.series(name), byLabel, () => undefined).length > 0,
    )
  }

  /** The series that fulfil all the matchers. `check` is called often and may throw to give up. */
  select(matchers: readonly Matcher[], check: () => void = () => undefined): StoredSeries[] {
    const byLabel = matchers.filter((matcher) => matcher.label !== METRIC_NAME)
    return this.#names(matchers).flatMap((name) => this.#matching(this.#source.series(name), byLabel, check))
  }

  #names(matchers: readonly Matcher[]): readonly string[] {
    const byName = matchers.filter((matcher) => matcher.label === METRIC_NAME)
    const literals = byName.find((matcher) => matcher.literals !== undefined)?.literals
    const names = literals === undefined ? this.#source.metricNames() : [...literals]
    return names.filter((name) => byName.every((matcher) => matcher.accepts(name)))
  }

  #matching(series: readonly StoredSeries[], matchers: readonly Matcher[], check: () => void): readonly StoredSeries[] {
    if (matchers.length === 0) return series
    const hits = new Uint16Array(series.length)
    for (const matcher of matchers) {
      const postings = this.#postingsOf(series, matcher.label)
      for (const value of matcher.literals ?? postings.keys()) {
        check()
        if (matcher.literals === undefined && !matcher.accepts(value)) continue
        for (const position of postings.get(value) ?? []) hits[position] = (hits[position] ?? 0) + 1
      }
    }
    return series.filter((_, position) => hits[position] === matchers.length)
  }

  /** Built when the label is first asked for: most labels never are. Series without the label stand under ''. */
  #postingsOf(series: readonly StoredSeries[], label: string): Postings {
    let byLabel = this.#postings.get(series)
    if (byLabel === undefined) this.#postings.set(series, (byLabel = new Map<string, Postings>()))
    const known = byLabel.get(label)
    if (known !== undefined) return known
    const postings = new Map<string, number[]>()
    series.forEach(({ labels }, position) => {
      const own: unknown = labels[label]
      const value = typeof own === 'string' ? own : ''
      const positions = postings.get(value)
      if (positions === undefined) postings.set(value, [position])
      else positions.push(position)
    })
    byLabel.set(label, postings)
    return postings
  }
}
