import type { MeshFacts } from '@/lib/graph/facts'
import { METRICS } from '@/lib/graph/query/query-id'
import { reportedBy } from '@/lib/graph/query/reporter-branch'
import { sumOfRates } from '@/lib/graph/query/sum-of-rates'
import type { InstantSeries } from '@/lib/ports/metric-store'
import type { PromExpression } from '@/lib/promql/expression'
import { selectSplit, type SplitQuestion } from './plan-split-traffic'
import type { SplitService } from './split-services'

const LABELS = ['source_workload_namespace', 'source_workload'] as const

/** Which workloads sent requests to the services in the window, as any proxy saw it. */
export function callersQuery(question: SplitQuestion, facts: MeshFacts): PromExpression {
  const reporters = reportedBy(['source', 'waypoint', 'destination'])
  const branches = selectSplit(question, facts).map((branch) => [reporters, ...branch])
  const { seconds } = question
  return sumOfRates({ metric: METRICS.requests, by: LABELS, branches, rangeSeconds: seconds, keepZero: false })
}

/** Workloads, each once; callers that no proxy knows are left out. */
export function readCallers(series: readonly InstantSeries[]): readonly SplitService[] {
  const found = series.map(({ labels }) => ({ namespace: labels[LABELS[0]] ?? '', name: labels[LABELS[1]] ?? '' }))
  const known = found.filter(
    ({ namespace, name }) => ![namespace, name].some((text) => text === '' || text === 'unknown'),
  )
  return [...new Map(known.map((one) => [`${one.namespace}/${one.name}`, one])).values()]
}
