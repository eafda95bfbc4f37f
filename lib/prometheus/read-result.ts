import type { InstantSeries, LabelSet, RangeSeries } from '@/lib/ports/metric-store'
import { makeBare } from '@/lib/std/bare-record'
import { isRecord } from '@/lib/std/is-record'
import { failed, ok, type Result } from '@/lib/std/result'
import { unixSeconds, type UnixSeconds } from '@/lib/std/units'

export interface ReadSeries<T> {
  readonly series: readonly T[]
  /** Series left out because they are native histograms. */
  readonly histograms: number
}

/** `shape`: not what the API promises · `series`: more than allowed. */
export type ResultProblem = 'shape' | 'series'

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const WORDS: ReadonlyMap<string, number> = new Map([
  ['NaN', NaN],
  ['+Inf', Infinity],
  ['Inf', Infinity],
  ['-Inf', -Infinity],
])

/** Reads the `data` of an instant answer. A scalar becomes one series without labels. */
export function readVector(data: unknown, maxSeries: number): Result<ReadSeries<InstantSeries>, ResultProblem> {
  if (!isRecord(data)) return failed('shape')
  if (data.resultType === 'scalar') {
    const value = readSample(data.result)
    return value === undefined
      ? failed('shape')
      : ok({ series: [{ labels: toLabels({}), value: value[1] }], histograms: 0 })
  }
  if (data.resultType !== 'vector') return failed('shape')
  return readSeries(data.result, maxSeries, ({ labels, wire }) => {
    const sample = readSample(wire.value)
    return sample === undefined ? undefined : { labels, value: sample[1] }
  })
}

/** Reads the `data` of a range answer. */
export function readMatrix(data: unknown, maxSeries: number): Result<ReadSeries<RangeSeries>, ResultProblem> {
  if (!isRecord(data) || data.resultType !== 'matrix') return failed('shape')
  return readSeries(data.result, maxSeries, ({ labels, wire }) => {
    const points = readPoints(wire.values)
    return points === undefined ? undefined : { labels, points }
  })
}

function readSeries<T>(
  result: unknown,
  maxSeries: number,
  read: (one: { readonly labels: LabelSet; readonly wire: Readonly<Record<string, unknown>> }) => T | undefined,
): Result<ReadSeries<T>, ResultProblem> {
  if (!Array.isArray(result)) return failed('shape')
  if (result.length > maxSeries) return failed('series')
  const series: T[] = []
  let histograms = 0
  for (const wire of result as readonly unknown[]) {
    if (!isRecord(wire) || !isTextRecord(wire.metric)) return failed('shape')
    if (wire.value === undefined && wire.values === undefined && (wire.histogram ?? wire.histograms) !== undefined) {
      histograms += 1
      continue
    }
    const one = read({ labels: toLabels(wire.metric), wire })
    if (one === undefined) return failed('shape')
    series.push(one)
  }
  return ok({ series, histograms })
}

/** `[seconds, "number"]` */
function readSample(pair: unknown): readonly [UnixSeconds, number] | undefined {
  if (!Array.isArray(pair) || pair.length !== 2) return undefined
  const [at, text] = pair as readonly unknown[]
  if (typeof at !== 'number' || typeof text !== 'string') return undefined
  const value = NUMBER.test(text) ? Number(text) : WORDS.get(text)
  return value === undefined ? undefined : [unixSeconds(at), value]
}

function readPoints(values: unknown): readonly (readonly [UnixSeconds, number])[] | undefined {
  if (!Array.isArray(values)) return undefined
  const points: (readonly [UnixSeconds, number])[] = []
  for (const pair of values as readonly unknown[]) {
    const point = readSample(pair)
    if (point === undefined) return undefined
    points.push(point)
  }
  return points
}

function isTextRecord(value: unknown): value is Record<string, string> {
  if (!isRecord(value)) return false
  for (const name in value) if (typeof value[name] !== 'string') return false
  return true
}

/** Works in place: the record was made by `JSON.parse` a moment ago and nobody else holds it. */
function toLabels(metric: Record<string, string>): LabelSet {
  for (const name in metric) if (metric[name] === '') Reflect.deleteProperty(metric, name)
  return makeBare(metric)
}
