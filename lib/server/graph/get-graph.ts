import 'server-only'
import type { User } from '@/lib/access/user'
import type { MeshFacts } from '@/lib/graph/facts'
import type { GraphRequest } from '@/lib/graph/model'
import { forbiddenNamespace } from '@/lib/graph/query/visible-scope'
import { parseGraphRequest } from '@/lib/graph/request/parse-graph-request'
import { writeGraphRequest } from '@/lib/graph/request/write-graph-request'
import { PharosError } from '@/lib/ports/pharos-error'
import { computeSharedGraph, type SharedGraph } from '@/lib/server/graph/compute-shared-graph'
import { getConfig } from '@/lib/server/process/config'
import { getMeshFacts } from '@/lib/server/mesh/get-mesh-facts'
import { getNow } from '@/lib/server/sources/get-now'
import { orThrow } from '@/lib/server/http/or-throw'
import { SharedAnswers } from '@/lib/server/process/shared-answers'
import { processWide } from '@/lib/std/process-wide'

/** "Now" moves in steps of this length, so a kept answer is never asked for longer. */
const KEPT_MS = 5_000

/**
 * The traffic graph as this user may see it (graph.md). Equal requests of users with equal rights are computed once.
 *
 * @param query the parameters of `GET /api/graph`.
 * @throws PharosError `bad_request` naming the parameter, `forbidden` naming the namespace, or the metric store's failure.
 */
export async function getGraph(user: User, query: URLSearchParams, signal: AbortSignal): Promise<SharedGraph> {
  const { request, facts } = await readGraphQuestion(user, query)
  const key = `${JSON.stringify(facts.access)} ${writeGraphRequest(request).toString()} ${request.at}`
  return sharedGraphs().get(key, signal, (shared) => computeSharedGraph(request, facts, shared))
}

/** What is asked, and what is known about it: the beginning of every answer about a graph. */
export async function readGraphQuestion(
  user: User,
  query: URLSearchParams,
): Promise<{ readonly request: GraphRequest; readonly facts: MeshFacts }> {
  const [now, facts] = await Promise.all([getNow(), getMeshFacts(user)])
  const request = orThrow(parseGraphRequest(withBudget(query), now))
  const namespace = forbiddenNamespace(request, facts)
  if (namespace !== undefined) {
    const needs = 'It takes the rights to get that namespace and to list its pods.'
    throw new PharosError('forbidden', `You may not see the namespace ${namespace}. ${needs}`, { namespace })
  }
  return { request, facts }
}

/** The installation's drawing budget, where the request has none of its own. */
function withBudget(query: URLSearchParams): URLSearchParams {
  const { max_nodes: nodes, max_edges: edges } = getConfig().graph
  const complete = new URLSearchParams(query)
  for (const [name, value] of Object.entries({ nodes, edges }))
    if (!complete.has(name)) complete.set(name, String(value))
  return complete
}

function sharedGraphs(): SharedAnswers<SharedGraph> {
  return processWide(
    'graphs',
    () =>
      new SharedAnswers<SharedGraph>({
        name: 'graph',
        maxBytes: getConfig().graph.cache_mb * 1024 ** 2,
        ttlMs: KEPT_MS,
        sizeOf: ({ json }) => json.byteLength,
        mayKeep: ({ complete }) => complete,
      }),
  )
}
