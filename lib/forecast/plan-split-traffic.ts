import type { MeshFacts } from '@/lib/graph/facts'
import type { GraphRequest } from '@/lib/graph/model'
import { type Branch, selectBranches } from '@/lib/graph/query/selection'
import { visibleScope } from '@/lib/graph/query/visible-scope'
import { DEFAULT_REQUEST } from '@/lib/graph/request/default-request'
import { escapeRegex } from '@/lib/promql/escape-regex'
import type { SplitService } from './split-services'

export interface SplitQuestion {
  /** At least one. */
  readonly services: readonly SplitService[]
  readonly cluster: string | null
  readonly at: number
  readonly seconds: number
}

/** The graph whose numbers a split is predicted from: so they are those that the graph shows. */
export function splitRequest({ services, cluster, at, seconds }: SplitQuestion): GraphRequest {
  return {
    ...DEFAULT_REQUEST,
    scope: { kind: 'namespaces', names: [...new Set(services.map(({ namespace }) => namespace))].sort() },
    cluster,
    at,
    durationSeconds: seconds,
    type: 'workload',
    tcp: 'none',
    latency: 'p95',
    boxes: [],
  }
}

/**
 * The selectors of what is asked of the services alone.
 *
 * @param workloads where only what these answer is of interest: their names
 */
export function selectSplit(
  { services, ...question }: SplitQuestion,
  facts: MeshFacts,
  workloads?: readonly string[],
): readonly Branch[] {
  const answered: Branch =
    workloads === undefined
      ? []
      : [{ label: 'destination_workload', operator: '=~', value: workloads.map(escapeRegex).join('|') }]
  return services.flatMap((service) => {
    const whole = splitRequest({ services, ...question })
    const request: GraphRequest = { ...whole, scope: { kind: 'focus', node: { kind: 'service', ...service } } }
    return selectBranches(request, facts, visibleScope(request, facts)).map((branch) => [...branch, ...answered])
  })
}
