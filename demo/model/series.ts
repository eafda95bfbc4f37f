import type { DemoClock } from '../clock'
import { chance } from '../random'
import type {
  MetricMetadata,
  SampleRun,
  ScrapeTarget,
  SeriesLabels,
  SeriesSource,
  StoredSeries,
} from '../series-source'
import { CONTAINER_METRICS, containerLabels, measuredContainers } from './container-metrics'
import { countIn, type Flow } from './flow'
import { FAMILIES, type Measure, POD_GAUGES, type PodGauge } from './metric-catalogue'
import type { PodLife, Span } from './pod-lives'
import { seriesLabels } from './telemetry'
import type { Pod } from './topology'
import { SCRAPE_MS, scrapeBefore, type TrafficModel } from './traffic-model'
import { compareText } from '@/lib/std/compare-text'

export interface ModelSeriesOptions {
  readonly model: TrafficModel
  readonly clock: DemoClock
  readonly historyMs: number
  /** When the root of the mesh ends; absent: ten years after the beginning of 2026. */
  readonly rootEndsMs?: () => number
}

const ROOT_ENDS_MS = Date.UTC(2036, 0, 1)

/** The model as a store of series. Series are made when a metric is first asked for, samples whenever they are asked for. */
export class ModelSeries implements SeriesSource {
  readonly scrapeIntervalMs = SCRAPE_MS
  readonly historyMs: number
  readonly #model: TrafficModel
  readonly #clock: DemoClock
  readonly #made = new Map<string, readonly StoredSeries[]>()
  readonly #names: readonly string[]
  #reports: readonly Report[] = []
  #version = -1
  #window: { readonly first: number; readonly last: number; readonly times: readonly number[] } = {
    first: 0,
    last: 0,
    times: [],
  }

  readonly rootEndsMs: () => number

  constructor({ model, clock, historyMs, rootEndsMs = () => ROOT_ENDS_MS }: ModelSeriesOptions) {
    this.rootEndsMs = rootEndsMs
    this.#model = model
    this.#clock = clock
    this.historyMs = historyMs
    const counters = FAMILIES.flatMap(({ measures }) => measures.map(({ metric }) => metric))
    const gauges = [...POD_GAUGES, ...CONTAINER_METRICS].map(({ name }) => name)
    this.#names = [...new Set([...counters, ...gauges])].sort(compareText)
  }

  nowMs(): number {
    return this.#clock.now()
  }
  metricNames(): readonly string[] {
    return this.#names
  }
  metadata(): readonly MetricMetadata[] {
    const all = [...FAMILIES, ...POD_GAUGES, ...CONTAINER_METRICS].map(
      ({ name, type, help }) => [name, { name, type, help }] as const,
    )
    return [...new Map(all).values()]
  }

  series(metric: string): readonly StoredSeries[] {
    this.#refresh()
    const known = this.#made.get(metric)
    if (known !== undefined) return known
    const made = this.#counters(metric) ?? this.#gauges(metric) ?? this.#containers(metric)
    this.#made.set(metric, made)
    return made
  }

  hasSeries(metric: string): boolean {
    const family = familyOf(metric)
    if (family === undefined) return this.series(metric).length > 0
    this.#refresh()
    return this.#reports.some(({ flow }) => family.of.includes(flow.labels.kind))
  }

  targets(): readonly ScrapeTarget[] {
    this.#refresh()
    return this.#scraped()
      .filter(({ spans }) => spans.at(-1)?.toMs === Infinity)
      .map(({ pod }) => {
        const labels = scrapeLabels(pod)
        return { job: labels.job ?? '', instance: labels.instance ?? '', labels, health: 'up', lastError: '' }
      })
  }

  /** Scrapes with `fromMs < t <= toMs`, as far as there are samples. Thousands of series ask for the same window: the last one is kept. */
  window(fromMs: number, toMs: number): readonly number[] {
    const now = this.#clock.now()
    const first = scrapeBefore(Math.max(fromMs, now - this.historyMs)) + SCRAPE_MS
    const last = scrapeBefore(Math.min(toMs, now))
    if (this.#window.first === first && this.#window.last === last) return this.#window.times
    const times = Array.from(
      { length: Math.max(0, (last - first) / SCRAPE_MS + 1) },
      (_, index) => first + index * SCRAPE_MS,
    )
    this.#window = { first, last, times }
    return times
  }

  #refresh(): void {
    this.#model.settle()
    if (this.#version === this.#model.seriesVersion) return
    this.#version = this.#model.seriesVersion
    this.#made.clear()
    this.#reports = [...this.#model.flows.values()].flatMap((flow) =>
      this.#model.lives
        .of(flow.labels.reporter.key)
        .filter(({ pod }) => pod.scrapePort !== undefined)
        .map((life) => new Report(flow, life)),
    )
  }

  /** Pods that Prometheus scrapes. A ztunnel also reports for its node, but is one target. */
  #scraped(): readonly PodLife[] {
    return this.#model.lives
      .all()
      .filter(({ pod, reporter }) => pod.scrapePort !== undefined && !reporter.includes('@'))
  }

  #counters(metric: string): readonly StoredSeries[] | undefined {
    const family = familyOf(metric)
    if (family === undefined) return undefined
    const measures = family.measures.filter((measure) => measure.metric === metric)
    return this.#reports
      .filter(({ flow }) => family.of.includes(flow.labels.kind))
      .flatMap((report) => measures.map((measure) => new CounterSeries(this, report, measure)))
  }

  #gauges(metric: string): readonly StoredSeries[] | undefined {
    const gauges = POD_GAUGES.filter(({ name }) => name === metric)
    if (gauges.length === 0) return undefined
    return this.#scraped().flatMap((life) =>
      gauges.flatMap((gauge) => {
        const labels = gauge.labels(life.pod)
        return labels === undefined
          ? []
          : [new GaugeSeries(this, life, gauge, { ...scrapeLabels(life.pod), ...labels })]
      }),
    )
  }

  /** What the kubelets tell of containers, whether their pods are scraped or not. */
  #containers(metric: string): readonly StoredSeries[] {
    const found = CONTAINER_METRICS.find(({ name }) => name === metric)
    if (found === undefined) return []
    return this.#model.lives
      .all()
      .filter(({ reporter, pod }) => !reporter.includes('@') && !pod.machine)
      .flatMap((life) =>
        measuredContainers(life.pod).map(
          (container) => new GaugeSeries(this, life, found.of(container), containerLabels(life.pod, container)),
        ),
      )
  }

  /** How many proxies were scraped then. */
  proxiesAt(ms: number): number {
    return this.#scraped().filter(({ pod, spans }) => pod.istio?.component === 'proxy' && spanAt(spans, ms) >= 0).length
  }
}

function familyOf(metric: string): (typeof FAMILIES)[number] | undefined {
  return FAMILIES.find(({ measures }) => measures.some((measure) => measure.metric === metric))
}

/** One flow as one pod counts it. */
class Report {
  readonly flow: Flow
  readonly life: PodLife
  #labels: SeriesLabels | undefined

  constructor(flow: Flow, life: PodLife) {
    this.flow = flow
    this.life = life
  }
  get labels(): SeriesLabels {
    return (this.#labels ??= { ...scrapeLabels(this.life.pod), ...seriesLabels(this.flow.labels), __name__: '' })
  }
}

class CounterSeries implements StoredSeries {
  readonly #source: ModelSeries
  readonly #report: Report
  readonly #measure: Measure
  #labels: SeriesLabels | undefined

  constructor(source: ModelSeries, report: Report, measure: Measure) {
    this.#source = source
    this.#report = report
    this.#measure = measure
  }

  get labels(): SeriesLabels {
    const { metric, le } = this.#measure
    return (this.#labels ??= { ...this.#report.labels, __name__: metric, ...(le === undefined ? {} : { le }) })
  }

  samples(fromMs: number, toMs: number): SampleRun {
    const window = this.#source.window(fromMs, toMs)
    const { spans } = this.#report.life
    const totals = this.#totals(window)
    const times: number[] = []
    const values: number[] = []
    window.forEach((time, index) => {
      const span = spanAt(spans, time)
      if (span < 0) return
      const value = (totals[index] ?? 0) - this.#offset(spans, span)
      if (value > 0 || (this.#measure.fromFirstCall && this.#hasCalls(spans, span, time))) {
        times.push(time)
        values.push(value)
      }
    })
    return {
      times: times.length === window.length ? window : times,
      values,
      stale: staleMarks(spans, window, (ms) => this.#exists(spans, ms)),
    }
  }

  #exists(spans: readonly Span[], ms: number): boolean {
    const span = spanAt(spans, ms)
    return span >= 0 && this.#hasCalls(spans, span, ms)
  }

  #hasCalls(spans: readonly Span[], span: number, ms: number): boolean {
    const { flow } = this.#report
    const since = spans[span]?.fromMs ?? 0
    return Math.floor(flow.countAt(ms)) > Math.floor(flow.countAt(since))
  }

  /** What the flow had counted before this life of the pod. */
  #offset(spans: readonly Span[], index: number): number {
    const span = spans[index]
    if (span === undefined || span.fromMs <= (this.#report.flow.segments[0]?.fromMs ?? Infinity)) return 0
    const before = spans[index - 1]
    const here = this.#totals([span.fromMs])[0] ?? 0
    if (before?.uid !== span.uid) return here
    return here - (this.#totals([before.toMs])[0] ?? 0) + this.#offset(spans, index - 1)
  }

  /** The measure of the whole flow at ascending instants, walking its segments once. */
  #totals(times: readonly number[]): readonly number[] {
    const { segments } = this.#report.flow
    const { rounding, weight } = this.#measure
    const whole = rounding === 'stepped'
    let index = 0
    let before = 0
    return times.map((time) => {
      let segment = segments[index]
      if (segment === undefined || segment.fromMs > time) return 0
      for (let next = segments[index + 1]; next !== undefined && next.fromMs <= time; next = segments[index + 1]) {
        before +=
          weight(segment.traits) * (whole ? Math.floor(next.base) - Math.floor(segment.base) : next.base - segment.base)
        segment = next
        index += 1
      }
      const count = countIn(segment, time)
      if (whole) return before + weight(segment.traits) * (Math.floor(count) - Math.floor(segment.base))
      return Math.min(Math.floor(before + weight(segment.traits) * (count - segment.base)), Math.floor(count))
    })
  }
}

type Told = Pick<PodGauge, 'name' | 'value'>

class GaugeSeries implements StoredSeries {
  readonly labels: SeriesLabels
  readonly #source: ModelSeries
  readonly #life: PodLife
  readonly #gauge: Told

  constructor(source: ModelSeries, life: PodLife, gauge: Told, labels: Readonly<Record<string, string>>) {
    this.#source = source
    this.#life = life
    this.#gauge = gauge
    this.labels = { ...labels, __name__: gauge.name }
  }

  samples(fromMs: number, toMs: number): SampleRun {
    const { spans } = this.#life
    const window = this.#source.window(fromMs, toMs)
    const times = window.filter((time) => spanAt(spans, time) >= 0)
    const phase = chance(1, `phase/${this.#life.pod.uid}`)
    const values = times.map((time) =>
      this.#gauge.value({
        atSeconds: time / 1000,
        secondsUp: (time - (spans[spanAt(spans, time)]?.fromMs ?? time)) / 1000,
        phase,
        proxies: () => this.#source.proxiesAt(time),
        rootEndsSeconds: () => Math.floor(this.#source.rootEndsMs() / 1000),
      }),
    )
    return { times, values, stale: staleMarks(spans, window, () => true) }
  }
}

/** The span that contains the instant; -1 when the pod was not there. */
function spanAt(spans: readonly Span[], ms: number): number {
  for (let index = spans.length - 1; index >= 0; index -= 1) {
    const span = spans[index]
    if (span !== undefined && span.fromMs < ms) return ms <= span.toMs ? index : -1
  }
  return -1
}

/** The scrape after the last one that saw the pod. */
function staleMarks(
  spans: readonly Span[],
  window: readonly number[],
  existed: (ms: number) => boolean,
): readonly number[] {
  if (spans.length === 1 && spans[0]?.toMs === Infinity) return NONE
  const ends = spans.filter(({ toMs }) => toMs !== Infinity && existed(toMs)).map(({ toMs }) => toMs + SCRAPE_MS)
  const [first = Infinity] = window
  return ends.filter((ms) => ms >= first && ms <= (window.at(-1) ?? 0) && spanAt(spans, ms) < 0)
}
const NONE: readonly number[] = []

/** What the scrape adds: where the target was found, and the labels of its pod as Prometheus spells them. */
function scrapeLabels(pod: Pod): SeriesLabels {
  const labels = new Map<string, string>()
  for (const [name, value] of pod.labels) if (value !== '') labels.set(name.replaceAll(/[^a-zA-Z0-9_]/g, '_'), value)
  labels.set('job', pod.machine ? 'virtual-machines' : 'kubernetes-pods')
  labels.set('instance', `${pod.address}:${pod.scrapePort ?? 0}`)
  labels.set('namespace', pod.namespace)
  if (!pod.machine) labels.set('pod', pod.name).set('node', pod.node)
  return Object.fromEntries([...labels].filter(([, value]) => value !== ''))
}
