import type { HistoryDirection, HistoryName, HistorySeries } from '@/lib/metrics/element-history'
import type { LabelSet, NativeHistogram, RangeSeries, RangeWindow } from '@/lib/ports/metric-store'
import { createRouter, type Router, unitOf } from '../build/router'
import type { MeshFacts } from '../facts'
import type { GraphRequest, Unit } from '../model'
import { classOf, isErrorClass } from '../numbers/response-code'
import { round } from '../numbers/round'
import { QUERY_IDS, type QueryId } from '../query/query-id'
import { readAnswers } from '../read-answers'
import type { WeightedRow } from '../reports/pair'
import type { ResolvedRow } from '../series/resolved-row'
import { mergeLatencies } from './merge-latencies'
import type { ElementHistoryPlan } from './plan-element-history'

export type RangeAnswers = ReadonlyMap<QueryId, readonly RangeSeries[]>

/** Values by step; null where nothing was counted. */
type Values = (number | null)[]

/** What the rows of one direction add up to. */
interface Sums {
  readonly rates: Map<string, { readonly name: HistoryName; readonly unit: Unit; readonly values: Values }>
  /** Which part of an identity's measurements belongs here, by the group's index. */
  readonly shares: Map<number, number>
}

/**
 * Turns the answers into series with the graph's own rules: the same reports are chosen for every pair, by the means of the window, and
 * the same edges hold them. A query without an answer leaves its series out. Rates are per second, latencies milliseconds.
 */
export function toElementHistory(
  plan: ElementHistoryPlan,
  request: GraphRequest,
  facts: MeshFacts,
  answers: RangeAnswers,
): readonly HistorySeries[] {
  const { window, element } = plan
  const times = timesOf(window)
  const pointsOf = new Map<LabelSet, Values>()
  const histogramsOf = histogramsByStep([...answers.values()].flat(), window)
  const means = new Map(
    QUERY_IDS.flatMap((id) => {
      const series = answers.get(id)
      return series === undefined
        ? []
        : [[id, series.map((one) => toMean(one, window, times.length, pointsOf))] as const]
    }),
  )
  const asked: GraphRequest = { ...request, operations: null, idleEdges: true }
  const read = readAnswers({ queries: [], selection: [], selectInCode: false, notes: [] }, asked, facts, means)
  const router = createRouter(asked, read.index)

  const sums = new Map<HistoryDirection, Sums>()
  for (const { chosenRows } of read.pairs) {
    for (const weighted of chosenRows) {
      const { row } = weighted
      for (const direction of directionsOf(row, element, router)) {
        const own = sumsOf(sums, direction)
        addRow(own, weighted, pointsOf.get(row.labels) ?? [], asked)
        const share = (weighted.weight * row.rate) / (read.rates.get(row.group.index) ?? 1)
        if (share > 0) own.shares.set(row.group.index, (own.shares.get(row.group.index) ?? 0) + share)
      }
    }
  }
  return [...sums].flatMap(([direction, { rates, shares }]) => {
    const traffic = [...rates.values()].map(({ name, unit, values }): HistorySeries => {
      return { name, unit, direction, times, values: values.map(roundOrNull) }
    })
    const known = { ids: read.ids, rates: read.rates, pointsOf, histogramsOf, window, steps: times.length }
    const latencies = mergeLatencies(answers, { ...known, shares })
    const measured = latencies.map(({ name, values }): HistorySeries => {
      return { name, unit: 'ms', direction, times, values: values.map(roundOrNull) }
    })
    return [...traffic, ...measured]
  })
}

function timesOf({ from, to, stepSeconds }: RangeWindow): readonly number[] {
  const steps = Math.round((to - from) / stepSeconds) + 1
  return Array.from({ length: steps }, (_, step) => from + step * stepSeconds)
}

function histogramsByStep(series: readonly RangeSeries[], window: RangeWindow) {
  const byStep = new Map<LabelSet, ReadonlyMap<number, NativeHistogram>>()
  for (const { labels, histograms } of series) {
    if (histograms === undefined) continue
    byStep.set(labels, new Map(histograms.map(([at, histogram]) => [stepOf(at, window), histogram])))
  }
  return byStep
}

function stepOf(at: number, window: RangeWindow): number {
  return Math.round((at - window.from) / window.stepSeconds)
}

/** The mean decides whose report is chosen; the points are kept for later. */
function toMean({ labels, points }: RangeSeries, window: RangeWindow, steps: number, pointsOf: Map<LabelSet, Values>) {
  const values: Values = new Array<number | null>(steps).fill(null)
  let sum = 0
  for (const [at, value] of points) {
    const step = stepOf(at, window)
    if (step < 0 || step >= steps || !Number.isFinite(value) || value < 0) continue
    values[step] = value
    sum += value
  }
  pointsOf.set(labels, values)
  return { labels, value: sum / steps }
}

/** An edge has one direction; a node may have both, for calls to itself. */
function directionsOf(row: ResolvedRow, element: string, router: Router): readonly HistoryDirection[] {
  const directions = new Set<HistoryDirection>()
  for (const { id, source, target } of router.route(row)) {
    if (id === element) directions.add('edge')
    if (target === element) directions.add('in')
    if (source === element) directions.add('out')
  }
  return [...directions]
}

function sumsOf(sums: Map<HistoryDirection, Sums>, direction: HistoryDirection): Sums {
  const present = sums.get(direction)
  if (present !== undefined) return present
  const made = { rates: new Map(), shares: new Map() }
  sums.set(direction, made)
  return made
}

const NAMES = { 'req/s': 'requests', 'msg/s': 'messages', 'B/s': 'bytes' } as const satisfies Record<Unit, HistoryName>

function addRow({ rates }: Sums, { row, weight }: WeightedRow, points: Values, request: GraphRequest): void {
  const { protocol } = row.group
  const unit = unitOf(protocol, request)
  const add = (name: HistoryName, factor: number): void => {
    const sum = rates.get(name) ?? { name, unit, values: new Array<number | null>(points.length).fill(null) }
    rates.set(name, sum)
    for (const [step, value] of points.entries()) {
      if (value !== null) sum.values[step] = (sum.values[step] ?? 0) + value * factor
    }
  }
  add(NAMES[unit], weight)
  // Errors have a value wherever requests have one: none is 0.
  if (unit === 'req/s') add('errors', isErrorClass(classOf(protocol, row.code)) ? weight : 0)
}

function roundOrNull(value: number | null): number | null {
  return value === null ? null : round(value)
}
