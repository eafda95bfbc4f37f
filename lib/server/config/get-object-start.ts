import 'server-only'
import type { User } from '@/lib/access/user'
import { CREATABLE_KINDS } from '@/lib/config-objects/examples/object-example'
import { findStart } from '@/lib/config-objects/start/find-start'
import { listCallers } from '@/lib/config-objects/start/list-callers'
import type { ObjectStart, StartPlace } from '@/lib/config-objects/start/object-start'
import { readThingRef } from '@/lib/mesh/thing-ref'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import { PharosError } from '@/lib/ports/pharos-error'
import {
  namespaceNotFound,
  readDetailsSource,
  requireReadWhole,
  thingNotFound,
} from '@/lib/server/details/read-details-source'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { getMeshFacts } from '@/lib/server/mesh/get-mesh-facts'
import { getSeenTraffic } from '@/lib/server/mtls/get-seen-traffic'
import { badParameter } from '@/lib/url/bad-parameter'

/**
 * What a new object of a kind begins with in a namespace, or for a workload or service: a selector, names that are taken, and for
 * AuthorizationPolicies the callers of the last hour.
 *
 * @param query the parameters of `GET /api/config/new/{kind}`
 * @throws PharosError `bad_request` naming the parameter; `forbidden` naming the namespace; `not_found`; `upstream_unavailable`
 */
export async function getObjectStart(
  user: User,
  kindId: string,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<ObjectStart> {
  const kind = CREATABLE_KINDS.find((one) => one === kindId)
  if (kind === undefined) throw new PharosError('not_found', 'Pharos makes no objects of this kind.')
  const place = readPlace(query)
  const { namespace, workload, service } = place
  const source = await readDetailsSource(user, namespace)
  const found = findStart(source, kind, place)
  if (found === undefined) {
    requireReadWhole(source)
    if (workload !== null) throw thingNotFound('workload', namespace, workload)
    if (service !== null) throw thingNotFound('service', namespace, service)
    throw namespaceNotFound(namespace)
  }
  const { workloads, ...start } = found
  if (kind !== 'authorizationpolicies.security.istio.io') return { ...start, callers: [], callersUnknown: null }
  const { edges, reason } = await getSeenTraffic(await getMeshFacts(user), signal)
  return { ...start, callers: listCallers(edges, source.facts, place, workloads), callersUnknown: reason }
}

function readPlace(query: URLSearchParams): StartPlace {
  refuseParameters(query, ['namespace', 'workload', 'service'])
  const namespace = query.get('namespace') ?? ''
  if (!isDnsLabel(namespace)) throw badParameter('namespace', 'This is no name of a namespace.')
  const [workload, service] = [query.get('workload'), query.get('service')]
  if (workload !== null && service !== null) throw badParameter('service', 'Either a workload or a service is named.')
  for (const kind of ['workload', 'service'] as const) {
    const name = query.get(kind)
    const isName = name === null || readThingRef(kind, namespace, name) !== undefined
    if (!isName) throw badParameter(kind, `No ${kind} can be called so.`)
  }
  return { namespace, workload, service }
}
