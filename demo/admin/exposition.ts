import type { MetricMetadata, SeriesSource, StoredSeries } from '../series-source'

export interface ExportOptions {
  readonly fromMs: number
  readonly toMs: number
  /** Names of metrics or of their families; empty: all. */
  readonly metrics: readonly string[]
}

/** Characters written at once: a large world has more text than a string can hold. */
const CHUNK = 65_536

/** The latest scrape of all targets in Prometheus' text format, each sample with its time. */
export function* latestScrape(source: SeriesSource): Generator<string> {
  const now = source.nowMs()
  for (const family of source.metadata()) {
    yield `# HELP ${family.name} ${family.help}\n# TYPE ${family.name} ${family.type}\n`
    for (const { name, series } of membersOf(source, family)) {
      let text = ''
      for (const one of series) {
        const { times, values } = one.samples(now - source.scrapeIntervalMs, now)
        if (values.length > 0) text += `${headOf(name, one)} ${numberText(values.at(-1))} ${times.at(-1) ?? 0}\n`
        if (text.length < CHUNK) continue
        yield text
        text = ''
      }
      yield text
    }
  }
}

/** All samples of a time span as OpenMetrics text, which `promtool tsdb create-blocks-from openmetrics` loads. */
export function* openMetrics(source: SeriesSource, { fromMs, toMs, metrics }: ExportOptions): Generator<string> {
  for (const family of source.metadata()) {
    const members = membersOf(source, family).filter(
      ({ name }) => metrics.length === 0 || metrics.includes(name) || metrics.includes(family.name),
    )
    if (members.length === 0) continue
    yield `# TYPE ${family.type === 'counter' ? family.name.replace(/_total$/, '') : family.name} ${family.type}\n`
    for (const { name, series } of members) {
      for (const one of series) {
        const head = headOf(name, one)
        const { times, values } = one.samples(fromMs, toMs)
        yield times.map((time, index) => `${head} ${numberText(values[index])} ${time / 1000}\n`).join('')
      }
    }
  }
  yield '# EOF\n'
}

function membersOf(
  source: SeriesSource,
  { name, type }: MetricMetadata,
): readonly { readonly name: string; readonly series: readonly StoredSeries[] }[] {
  const names = type === 'histogram' ? ['_bucket', '_sum', '_count'].map((suffix) => name + suffix) : [name]
  return names.map((member) => ({ name: member, series: source.series(member) }))
}

function headOf(name: string, { labels }: StoredSeries): string {
  const pairs = Object.entries(labels).filter(([label]) => label !== '__name__')
  return `${name}{${pairs.map(([label, value]) => `${label}="${escaped(value)}"`).join(',')}}`
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}

function numberText(value: number | undefined): string {
  if (value === Infinity) return '+Inf'
  return value === -Infinity ? '-Inf' : String(value ?? NaN)
}
