import type { InstantSeries, LabelSet, RangeSeries } from '@/lib/ports/metric-store'
import { makeBare } from '@/lib/std/bare-record'
import { isRecord } from '@/lib/std/is-record'
import { failed, ok, type Result } from '@/lib/std/result'
import { unixSeconds, type UnixSeconds } from '@/lib/std/units'
import { readHistogram } from './read-histogram'
import { readNumber } from './read-number'

/** `shape`: not what the API promises · `series`: more than allowed. */
export type ResultProblem = 'shape' | 'series'

/** Reads the `data` of an instant answer. A scalar becomes one series without labels. */
export function readVector(data: unknown, maxSeries: number): Result<readonly InstantSeries[], ResultProblem> {
  if (!isRecord(data)) return failed('shape')
  if (data.resultType === 'scalar') {
    const value = readSample(data.result)
    return value === undefined ? failed('shape') : ok([{ labels: toLabels({}), value: value[1] }])
  }
  if (data.resultType !== 'vector') return failed('shape')
  return readSeries(data.result, maxSeries, ({ labels, wire }) => {
    if (wire.value === undefined && wire.histogram !== undefined) {
      const sample = readTimed(wire.histogram, readHistogram)
      return sample === undefined ? undefined : { labels, value: sample[1].count, histogram: sample[1] }
    }
    const sample = readSample(wire.value)
    return sample === undefined ? undefined : { labels, value: sample[1] }
  })
}

/** Reads the `data` of a range answer. */
export function readMatrix(data: unknown, maxSeries: number): Result<readonly RangeSeries[], ResultProblem> {
  if (!isRecord(data) || data.resultType !== 'matrix') return failed('shape')
  return readSeries(data.result, maxSeries, ({ labels, wire }) => {
    const values = wire.values === undefined && wire.histograms !== undefined ? [] : wire.values
    const points = readPoints(values, readSample)
    if (points === undefined || wire.histograms === undefined) return points && { labels, points }
    const histograms = readPoints(wire.histograms, (pair) => readTimed(pair, readHistogram))
    if (histograms === undefined) return undefined
    const counts = histograms.map(([at, { count }]) => [at, count] as const)
    return { labels, points: [...points, ...counts].sort(([a], [b]) => a - b), histograms }
  })
}

function readSeries<T>(
  result: unknown,
  maxSeries: number,
  read: (one: { readonly labels: LabelSet; readonly wire: Readonly<Record<string, unknown>> }) => T | undefined,
): Result<readonly T[], ResultProblem> {
  if (!Array.isArray(result)) return failed('shape')
  if (result.length > maxSeries) return failed('series')
  const series: T[] = []
  for (const wire of result as readonly unknown[]) {
    if (!isRecord(wire) || !isTextRecord(wire.metric)) return failed('shape')
    const one = read({ labels: toLabels(wire.metric), wire })
    if (one === undefined) return failed('shape')
    series.push(one)
  }
  return ok(series)
}

/** `[seconds, "number"]` */
function readSample(pair: unknown): readonly [UnixSeconds, number] | undefined {
  return readTimed(pair, readNumber)
}

function readTimed<T>(pair: unknown, read: (value: unknown) => T | undefined): readonly [UnixSeconds, T] | undefined {
  if (!Array.isArray(pair) || pair.length !== 2) return undefined
  const [at, wire] = pair as readonly unknown[]
  if (typeof at !== 'number') return undefined
  const value = read(wire)
  return value === undefined ? undefined : [unixSeconds(at), value]
}

function readPoints<P>(values: unknown, read: (pair: unknown) => P | undefined): readonly P[] | undefined {
  if (!Array.isArray(values)) return undefined
  const points: P[] = []
  for (const pair of values as readonly unknown[]) {
    const point = read(pair)
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
