import 'server-only'
import type { User } from '@/lib/access/user'
import { planElementHistory } from '@/lib/graph/history/plan-element-history'
import { toElementHistory } from '@/lib/graph/history/to-element-history'
import { QUERY_LIMITS } from '@/lib/graph/request/limits'
import type { ElementHistory } from '@/lib/metrics/element-history'
import { readGraphQuestion } from '@/lib/server/graph/get-graph'
import { getMetricSource, requireMetricStore } from '@/lib/server/sources/metric-source'
import { sendQueries } from '@/lib/server/sources/send-queries'
import { toIso } from '@/lib/server/sources/source-states'
import { badParameter } from '@/lib/url/bad-parameter'

const MAX_ELEMENT = 4_000

/**
 * How the numbers of one node or edge of a graph came about over its window.
 *
 * @param query the parameters of `GET /api/graph`, and `element` with the id of the node or edge.
 * @throws PharosError as `getGraph`, and the metric store's failure when none of its queries was answered.
 */
export async function getElementHistory(
  user: User,
  query: URLSearchParams,
  caller: AbortSignal,
): Promise<ElementHistory> {
  const { element, rest } = takeElement(query)
  const { request, facts } = await readGraphQuestion(user, rest)
  const store = requireMetricStore()

  const plan = planElementHistory(request, element, facts)
  const { window, queries, reason } = plan
  const signal = AbortSignal.any([caller, AbortSignal.timeout(QUERY_LIMITS.graphMs)])
  const answers = await sendQueries(queries, signal, (one, call) => store.range(one.expression, window, call))
  caller.throwIfAborted()
  const [failure] = answers.failures
  if (failure !== undefined && answers.series.size === 0) throw failure.error
  return {
    now: toIso(getMetricSource().clock.estimate()),
    from: toIso(window.from),
    to: toIso(window.to),
    stepSeconds: window.stepSeconds,
    reason: reason ?? failure?.error.message ?? null,
    series: toElementHistory(plan, request, facts, answers.series),
  }
}

function takeElement(query: URLSearchParams): { readonly element: string; readonly rest: URLSearchParams } {
  const [element, ...more] = query.getAll('element')
  if (element === undefined || element === '' || element.length > MAX_ELEMENT || more.length > 0) {
    const message = 'The parameter element must be given once, with the id of a node or edge.'
    throw badParameter('element', message)
  }
  const rest = new URLSearchParams(query)
  rest.delete('element')
  return { element, rest }
}
