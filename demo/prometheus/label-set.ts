import { compareText } from '@/lib/std/compare-text'
import type { SeriesLabels } from '../series-source'

export const METRIC_NAME = '__name__'

export type LabelEntry = readonly [name: string, value: string]

/**
 * The labels of a series in a result. It refers to the stored record and only notes whether the metric name still counts:
 * copying forty labels of each of 20,000 series for every function would take longer than the query.
 */
export class LabelSet {
  readonly #labels: SeriesLabels
  readonly #named: boolean

  constructor(labels: SeriesLabels, named = true) {
    this.#labels = labels
    this.#named = named
  }

  /** The last entry of a name wins. Empty values are left out: PromQL does not tell them from absent labels. */
  static of(entries: Iterable<LabelEntry>): LabelSet {
    // `fromEntries` defines properties, so a label called `__proto__` is a label like any other.
    return new LabelSet(Object.fromEntries([...new Map(entries)].filter(([, value]) => value !== '')))
  }

  /** The value of the label, or '' where it has none. */
  get(name: string): string {
    if (name === METRIC_NAME && !this.#named) return ''
    // What a plain record inherits (`constructor`, `__proto__` …) is never a string.
    const value: unknown = this.#labels[name]
    return typeof value === 'string' ? value : ''
  }

  /** Sorted by name. */
  entries(): LabelEntry[] {
    return this.#names().map((name) => [name, this.get(name)])
  }

  withoutName(): LabelSet {
    return this.#named ? new LabelSet(this.#labels, false) : this
  }

  keep(names: readonly string[]): LabelSet {
    return LabelSet.of(names.map((name): LabelEntry => [name, this.get(name)]))
  }

  drop(names: ReadonlySet<string>): LabelSet {
    return LabelSet.of(this.entries().filter(([name]) => !names.has(name)))
  }

  /** With these labels set; an empty value removes one. */
  with(changes: Iterable<LabelEntry>): LabelSet {
    return LabelSet.of([...this.entries(), ...changes])
  }

  // Keys are JSON because that is quick and tells any two lists of texts apart; gluing forty parts takes five times as long.

  /** Equal for equal values of these labels, in the order given. */
  keyOf(names: readonly string[]): string {
    return JSON.stringify(names.map((name) => this.get(name)))
  }

  /** Equal for sets that are equal but for these labels. */
  keyWithout(names: ReadonlySet<string>): string {
    const parts: string[] = []
    for (const name of this.#names()) if (!names.has(name)) parts.push(name, this.get(name))
    return JSON.stringify(parts)
  }

  /** The labels that have a value, sorted. */
  #names(): string[] {
    return Object.keys(this.#labels)
      .filter((name) => this.get(name) !== '')
      .sort(compareText)
  }
}

/** Orders label sets by their sorted entries, name before value. */
export function compareEntries(a: readonly LabelEntry[], b: readonly LabelEntry[]): number {
  for (const [i, [name, value]] of a.entries()) {
    const other = b[i]
    if (other === undefined) return 1
    const order = compareText(name, other[0]) || compareText(value, other[1])
    if (order !== 0) return order
  }
  return a.length - b.length
}
