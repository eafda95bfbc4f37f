import { prepareChart } from './prepare-chart'
import type { ChartUnit } from './charts'
import type { MetricChart, MetricsAnswer } from './metrics-answer'

/** What a card tells of the traffic at a glance. `errors` is the share of requests that failed, in percent. */
export const SPARKLINE_IDS = ['requests', 'errors', 'duration', 'tcp'] as const
export type SparklineId = (typeof SPARKLINE_IDS)[number]

export interface Sparkline {
  readonly id: SparklineId
  readonly unit: ChartUnit | '%'
  /** One per time of the answer; null is a gap. */
  readonly values: readonly (number | null)[]
  /** The newest value; null when the last two times have none. */
  readonly current: number | null
}

type Values = readonly (number | null)[]
const ALL = { off: new Set<string>(), added: new Set<string>() }
const FAILED = ['5xx', 'none']

/** The charts of one direction as a few small lines; those without any number are left out. */
export function toSparklines({ charts }: Pick<MetricsAnswer, 'charts'>): readonly Sparkline[] {
  const chart = (id: MetricChart['id']) => charts.find((one) => one.id === id)
  const volume = chart('request_volume')
  const requests = totalOf(volume, () => true)
  const failed = totalOf(volume, (group) => FAILED.includes(group[0] ?? ''))
  const p95 = chart('request_duration')?.lines.find(({ stat }) => stat === 'p95')?.values ?? []
  const bytes = totalOf(chart('tcp_sent'), () => true)
  const received = totalOf(chart('tcp_received'), () => true)
  const tcp = (bytes.length === 0 ? received : bytes).map((_, i) => sum(bytes[i], received[i]))
  const lines: readonly Omit<Sparkline, 'current'>[] = [
    { id: 'requests', unit: 'rps', values: requests },
    { id: 'errors', unit: '%', values: requests.map((total, i) => shareOf(failed[i] ?? 0, total)) },
    { id: 'duration', unit: 's', values: p95 },
    { id: 'tcp', unit: 'bit/s', values: tcp },
  ]
  return lines
    .filter(({ values }) => values.some((value) => value !== null))
    .map((line) => ({ ...line, current: line.values.at(-1) ?? line.values.at(-2) ?? null }))
}

function totalOf(chart: MetricChart | undefined, counts: (group: readonly (string | null)[]) => boolean): Values {
  if (chart === undefined) return []
  const lines = prepareChart(chart, ALL).lines.filter(({ group }) => group === null || counts(group))
  const [first] = lines
  return (first?.values ?? []).map((_, i) =>
    lines.reduce<number | null>((all, { values }) => sum(all, values[i]), null),
  )
}

function shareOf(part: number, total: number | null): number | null {
  return total === null || total <= 0 ? null : (100 * part) / total
}

function sum(a: number | null | undefined, b: number | null | undefined): number | null {
  if (a === null || a === undefined) return b ?? null
  return b === null || b === undefined ? a : a + b
}
