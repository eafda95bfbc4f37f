import { HOSTILE_TEXTS } from '@/lib/std/testing/hostile-texts'
import { createDice } from '../random'
import type { SeriesLabels } from '../series-source'
import { MemorySeries } from './memory-series'
import type { WrittenSeries } from './remote-write'

export interface SyntheticSeries {
  readonly labels: SeriesLabels
  readonly samples: readonly (readonly [timeMs: number, value: number])[]
}

/** A Monday, 10:00 UTC: the data spans the border of two blocks of a real Prometheus. */
export const SYNTHETIC_START_MS = Date.UTC(2026, 0, 5, 10, 0, 0)
const SYNTHETIC_STEPS = 1800
const INTERVAL_MS = 5000

/** 2.5 hours of what makes PromQL hard: resets, gaps, late births, early ends, NaN, infinities, odd buckets and labels. */
export function syntheticSeries(): SyntheticSeries[] {
  return [...requests(), ...gauges(), ...histograms(), ...oddities()]
}

interface CounterShape {
  /** In scrapes: the first, the one after the last, those left out. */
  readonly from?: number
  readonly to?: number
  readonly gap?: readonly [from: number, to: number]
  /** The chance of a reset at each scrape. */
  readonly resets?: number
}

function counter(seed: number, options: CounterShape = {}): [number, number][] {
  const roll = createDice(seed, 'synthetic')
  const { from = 0, to = SYNTHETIC_STEPS, gap = [0, 0], resets = 0 } = options
  const samples: [number, number][] = []
  let value = Math.floor(roll() * 1000)
  for (let k = 0; k < SYNTHETIC_STEPS; k++) {
    value = roll() < resets ? Math.floor(roll() * 5) : value + Math.floor(roll() * (1 + (seed % 40)))
    if (k === from) value = Math.floor(roll() * 3)
    if (k >= from && k < to && !(k >= gap[0] && k < gap[1]) && roll() > 0.002)
      samples.push([SYNTHETIC_START_MS + k * INTERVAL_MS, value])
  }
  return samples
}

function requests(): SyntheticSeries[] {
  const kinds = ['source', 'destination'].flatMap((reporter) =>
    ['reviews', 'ratings', 'details'].flatMap((service) =>
      ['v1', 'v2', 'v3'].flatMap((version) => ['200', '503'].map((code) => ({ reporter, service, version, code }))),
    ),
  )
  return kinds.flatMap(({ code, ...identity }, i) => {
    const seed = i + 1
    const shape: CounterShape = {
      ...(seed % 5 === 0 ? { from: 700 + seed } : {}),
      ...(seed % 7 === 0 ? { to: 1200 + seed } : {}),
      ...(seed % 4 === 0 ? { gap: [900, 900 + seed * 4] } : {}),
      resets: seed % 3 === 0 ? 0.01 : 0,
    }
    const pod = `${identity.service}-${identity.version}-${seed}`
    const requests = { labels: { __name__: 'requests_total', ...identity, code, pod }, samples: counter(seed, shape) }
    const bytes = { labels: { __name__: 'bytes_total', ...identity }, samples: counter(seed + 100, shape) }
    return code === '200' ? [requests, bytes] : [requests]
  })
}

function gauges(): SyntheticSeries[] {
  const gauge = (name: string, labels: SeriesLabels, seed: number, value: (noise: number, k: number) => number) => {
    const roll = createDice(seed, 'synthetic')
    const samples = Array.from({ length: SYNTHETIC_STEPS }, (_, k): [number, number] => [
      SYNTHETIC_START_MS + k * INTERVAL_MS,
      value(roll(), k),
    ])
    return { labels: { __name__: name, ...labels }, samples }
  }
  const memory = ['reviews', 'ratings', 'details'].flatMap((service, i) =>
    ['v1', 'v2', 'v3'].map((version, j) =>
      gauge('memory_bytes', { service, version, zone: j === 0 ? 'a' : 'b' }, 300 + 10 * i + j, (noise, k) =>
        noise < 0.05 ? NaN : 1e6 * (noise + i + j) + 50 * k,
      ),
    ),
  )
  const balance = ['x', 'y', 'z'].map((account, i) =>
    gauge('balance', { account }, 400 + i, (noise) =>
      noise > 0.97 ? Infinity : noise < 0.03 ? -Infinity : 200 * noise - 100,
    ),
  )
  const info = ['reviews', 'ratings'].flatMap((service, i) =>
    ['v1', 'v2'].map((version, j) =>
      gauge('build_info', { service, version, tag: `1.${i}.${j}`, zone: 'c' }, 500, () => 1),
    ),
  )
  return [...memory, ...balance, ...info]
}

function histograms(): SyntheticSeries[] {
  const bounds = ['0.5', '1', '2.5', '5', '10', '+Inf']
  const shapes = [
    { service: 'reviews', bounds, scale: [1, 2, 3, 4, 5, 5] },
    { service: 'ratings', bounds, scale: [0, 0, 0, 0, 0, 3] },
    { service: 'details', bounds: bounds.slice(0, -1), scale: [1, 2, 3, 4, 5] },
    { service: 'falling', bounds, scale: [1, 3, 2, 4, 3, 5] },
    { service: 'negative', bounds: ['-5', '-1', '0', '+Inf'], scale: [3, 4, 5, 6] },
    { service: 'equal', bounds: ['1', '1.0', '2', '+Inf'], scale: [1, 1, 3, 4] },
    { service: 'lonely', bounds: ['+Inf'], scale: [2] },
    { service: 'odd', bounds: ['much', '1', '+Inf'], scale: [1, 2, 3] },
    { service: 'silent', bounds, scale: [0, 0, 0, 0, 0, 0] },
  ]
  return shapes.flatMap(({ service, bounds: own, scale }, i) => {
    const base = counter(600 + i)
    return own.map((le, b) => ({
      labels: { __name__: 'latency_bucket', service, le },
      samples: base.map(([timeMs, value]): [number, number] => [timeMs, value * (scale[b] ?? 0)]),
    }))
  })
}

function oddities(): SyntheticSeries[] {
  const roll = createDice(700, 'synthetic')
  let timeMs = SYNTHETIC_START_MS
  const irregular = Array.from({ length: 900 }, (): [number, number] => {
    timeMs += 1 + Math.floor(roll() * 19_000)
    return [timeMs, Math.floor(roll() * 20) - 5]
  })
  return [
    { labels: { __name__: 'irregular', kind: 'jitter' }, samples: irregular },
    { labels: { __name__: 'irregular', kind: 'rare' }, samples: irregular.filter((_, i) => i % 31 === 0) },
    ...HOSTILE_TEXTS.map((name, i) => ({
      labels: { __name__: 'hostile', name, ...(i % 2 === 0 ? { ['__proto__']: 'p', constructor: name } : {}) },
      samples: irregular.map(([time]): [number, number] => [time, i + 1]),
    })),
  ]
}

export function memorySeriesOf(series: readonly WrittenSeries[]): MemorySeries {
  const source = new MemorySeries({
    nowMs: SYNTHETIC_START_MS + SYNTHETIC_STEPS * INTERVAL_MS,
    scrapeIntervalMs: INTERVAL_MS,
  })
  for (const { labels, samples } of series) source.add(labels, samples)
  return source
}

/** One piece for each series, as all of them may be longer than a text can be. */
export function* openMetricsOf(series: Iterable<SyntheticSeries>): Generator<string> {
  for (const {
    labels: { __name__: name = '', ...labels },
    samples,
  } of series) {
    const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`)
    const lines = samples.map(
      ([timeMs, value]) => `${name}{${pairs.join(',')}} ${numberText(value)} ${timeMs / 1000}\n`,
    )
    yield lines.join('')
  }
  yield '# EOF\n'
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}

function numberText(value: number): string {
  return Number.isFinite(value) || Number.isNaN(value) ? String(value) : value > 0 ? '+Inf' : '-Inf'
}
