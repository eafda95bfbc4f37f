import 'server-only'
import type { User } from '@/lib/access/user'
import { buildApplicationRows } from '@/lib/lists/build-application-rows'
import { buildNamespaceRows } from '@/lib/lists/build-namespace-rows'
import { buildServiceRows } from '@/lib/lists/build-service-rows'
import { buildWorkloadRows } from '@/lib/lists/build-workload-rows'
import type { MeshView } from '@/lib/lists/mesh-view'
import type { ListAnswer, ListName, ListRow } from '@/lib/lists/model'
import { type ListRequest, parseListRequest } from '@/lib/lists/parse-list-request'
import { getMeshFacts } from '@/lib/server/mesh/get-mesh-facts'
import { getMeshSummary } from '@/lib/server/mesh/get-mesh-summary'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { namespaceDetails } from '@/lib/server/namespaces/namespace-details'
import { listContext } from '@/lib/server/lists/list-context'
import { orThrow } from '@/lib/server/http/or-throw'
import { clusterSourceState, toIso } from '@/lib/server/sources/source-states'
import { unixSeconds } from '@/lib/std/units'

type Build = (view: MeshView) => readonly ListRow[]

type TrafficList = Exclude<ListName, 'config'>

const BUILDERS: Readonly<Record<TrafficList, Build>> = {
  namespaces: (view) => buildNamespaceRows({ ...view, namespaces: namespaceDetails(view.facts) }),
  applications: buildApplicationRows,
  workloads: buildWorkloadRows,
  services: buildServiceRows,
}

/**
 * The rows of a list that the user may see. The numbers of the whole mesh are computed once for everybody with the same rights:
 * the queries sent do not depend on the list nor on how many rows it has.
 *
 * @throws PharosError `bad_request` naming the parameter, or when nobody can say what the user may see.
 */
export async function getList(
  user: User,
  list: TrafficList,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<ListAnswer> {
  const request = orThrow(parseListRequest(query, await listContext(query)))
  const { view, to, notes, sources } = request.standing ? await stand(user, request, signal) : await name(user, request)
  return {
    now: toIso(getMetricSource().clock.estimate()),
    from: toIso(unixSeconds(to - request.durationSeconds)),
    to: toIso(unixSeconds(to)),
    durationSeconds: request.durationSeconds,
    rows: BUILDERS[list](view).filter((row) => isAsked(row, request)),
    notes,
    sources,
  }
}

interface Known extends Pick<ListAnswer, 'notes' | 'sources'> {
  readonly view: MeshView
  /** Unix seconds. */
  readonly to: number
}

async function stand(user: User, request: ListRequest, signal: AbortSignal): Promise<Known> {
  const { facts, things, request: asked, notes, sources } = await getMeshSummary(user, request, signal)
  return { view: { facts, things }, to: asked.at, notes, sources }
}

/** What the cluster alone tells: there at once, whatever the metric store does. */
async function name(user: User, { at }: ListRequest): Promise<Known> {
  const facts = await getMeshFacts(user)
  const to = at ?? getMetricSource().clock.estimate()
  return { view: { facts, things: null }, to, notes: [], sources: [clusterSourceState()] }
}

function isAsked({ namespace, cluster }: ListRow, request: ListRequest): boolean {
  const { namespaces, cluster: only } = request
  return (namespaces === null || namespaces.has(namespace)) && (only === null || only === cluster)
}
