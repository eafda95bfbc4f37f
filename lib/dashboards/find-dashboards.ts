import type { InstantSeries } from '@/lib/ports/metric-store'
import { escapeRegex } from '@/lib/promql/escape-regex'
import type { Matcher, PromExpression } from '@/lib/promql/expression'
import { compareText } from '@/lib/std/compare-text'
import type { Dashboard } from './compose-dashboards'

/** Where workloads say which dashboards they want; the second is what Kiali's users have written. */
const ANNOTATIONS = ['pharos.dev/dashboards', 'kiali.io/dashboards'] as const
const MAX_NAMED = 30

/** The dashboards that annotations name, in their order; names that are not known are passed over. Our own annotation beats the other. */
export function namedDashboards(
  annotations: readonly Readonly<Record<string, string>>[],
  known: ReadonlyMap<string, Dashboard>,
): readonly string[] {
  for (const name of ANNOTATIONS) {
    const texts = annotations.flatMap((own) => (Object.hasOwn(own, name) ? (own[name] ?? []) : []))
    const words = texts.flatMap((text) => text.slice(0, 2_000).split(',')).map((word) => word.trim())
    if (texts.length > 0) return [...new Set(words)].filter((word) => known.has(word)).slice(0, MAX_NAMED)
  }
  return []
}

/** Which of the metrics that dashboards are found by the pods export: one question, whatever the number of dashboards. */
export function discoveryQuery(
  dashboards: Iterable<Dashboard>,
  matchers: readonly Matcher[],
): PromExpression | undefined {
  const metrics = [...dashboards].flatMap(({ discover_on: metric }) => metric ?? []).map(escapeRegex)
  const value = [...new Set(metrics)].toSorted(compareText).join('|')
  if (value === '') return undefined
  const selector: PromExpression = {
    kind: 'selector',
    metric: null,
    matchers: [{ label: '__name__', operator: '=~', value }, ...matchers],
  }
  return { kind: 'aggregate', operator: 'count', by: ['__name__'], of: selector }
}

/** The dashboards whose metric is there, by title. */
export function discoveredDashboards(
  dashboards: Iterable<Dashboard>,
  series: readonly InstantSeries[],
): readonly string[] {
  const there = new Set(series.map(({ labels }) => labels.__name__))
  return [...dashboards]
    .filter(({ discover_on: metric }) => metric !== undefined && there.has(metric))
    .toSorted((a, b) => compareText(a.title, b.title))
    .map(({ name }) => name)
}
