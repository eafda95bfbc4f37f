import 'server-only'
import type { User } from '@/lib/access/user'
import { parseListRequest } from '@/lib/lists/parse-list-request'
import { referenceOf, THING_KINDS } from '@/lib/mesh/thing-ref'
import { getMeshSummary } from '@/lib/server/mesh/get-mesh-summary'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { listContext } from '@/lib/server/lists/list-context'
import { orThrow } from '@/lib/server/http/or-throw'
import { toIso } from '@/lib/server/sources/source-states'
import type { HealthAnswer } from '@/lib/url/api-types'

/**
 * How the things of some namespaces are, in the same numbers as lists and graph have for that window.
 *
 * @param query the parameters of a list.
 * @throws PharosError `bad_request` naming the parameter, or when nobody can say what the user may see.
 */
export async function getHealth(user: User, query: URLSearchParams, signal: AbortSignal): Promise<HealthAnswer> {
  const { namespaces, cluster, ...question } = orThrow(parseListRequest(query, await listContext(query)))
  const { things, request, sources } = await getMeshSummary(user, question, signal)
  const asked = [...things.values()].filter(
    (thing) =>
      (namespaces === null || namespaces.has(thing.namespace)) && (cluster === null || cluster === thing.cluster),
  )
  return {
    now: toIso(getMetricSource().clock.estimate()),
    durationSeconds: request.durationSeconds,
    health: Object.fromEntries(
      asked.flatMap(({ kind, namespace, name, health }) => {
        const known = THING_KINDS.find((one) => one === kind)
        return known === undefined ? [] : [[referenceOf({ kind: known, namespace, name }), health]]
      }),
    ),
    sources,
  }
}
