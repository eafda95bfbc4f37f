import 'server-only'
import type { User } from '@/lib/access/user'
import type { MeshFacts } from '@/lib/graph/facts'
import type { SourceState } from '@/lib/graph/model'
import { mayRead } from '@/lib/graph/query/visible-scope'
import { writeNodeId } from '@/lib/graph/series/node-id'
import { buildApplicationRows } from '@/lib/lists/build-application-rows'
import { buildNamespaceRows } from '@/lib/lists/build-namespace-rows'
import { buildAttention } from '@/lib/overview/build-attention'
import { countApplications } from '@/lib/overview/count-applications'
import { countConfig, unreadConfig } from '@/lib/overview/count-config'
import { countDataPlanes } from '@/lib/overview/count-data-planes'
import { hasTraffic } from '@/lib/overview/has-traffic'
import { latestChanges } from '@/lib/overview/latest-changes'
import type { ClusterCards, OverviewAnswer, TrafficCards } from '@/lib/overview/model'
import { type OverviewRequest, parseOverviewRequest } from '@/lib/overview/parse-overview-request'
import { rankInsights } from '@/lib/overview/rank-insights'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getMeshFacts } from '@/lib/server/mesh/get-mesh-facts'
import { getSetup } from '@/lib/server/overview/get-setup'
import { getMeshSummary, type MeshStanding } from '@/lib/server/mesh/get-mesh-summary'
import { getClusterState, getSources } from '@/lib/server/sources/get-sources'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { namespaceDetails } from '@/lib/server/namespaces/namespace-details'
import { listContext } from '@/lib/server/lists/list-context'
import { orThrow } from '@/lib/server/http/or-throw'
import { clusterSourceState, toIso } from '@/lib/server/sources/source-states'
import { trafficSeen } from '@/lib/server/overview/traffic-seen'
import { visibleComponents } from '@/lib/server/mesh/visible-components'
import { unixSeconds } from '@/lib/std/units'

/**
 * What the mesh is like for this user. Its numbers are those of lists and graph for the same window: they come from the same summary.
 *
 * @throws PharosError `bad_request` naming the parameter, or when nobody can say what the user may see.
 */
export async function getOverview(user: User, query: URLSearchParams, signal: AbortSignal): Promise<OverviewAnswer> {
  const request = orThrow(parseOverviewRequest(query, await listContext(query)))
  const [facts, standing] = await Promise.all([getMeshFacts(user), stand(user, request, signal)])
  const cluster = request.parts.has('cluster') ? await clusterCards(facts) : null
  const to = standing?.to ?? request.at ?? getMetricSource().clock.estimate()
  return {
    now: toIso(getMetricSource().clock.estimate()),
    from: toIso(unixSeconds(to - request.durationSeconds)),
    to: toIso(unixSeconds(to)),
    durationSeconds: request.durationSeconds,
    limited: Object.values(facts.access).some((visible) => visible !== '*'),
    sources: standing?.sources ?? [clusterSourceState()],
    cluster,
    traffic: standing?.cards ?? null,
    setup: standing?.setup ?? null,
  }
}

interface Standing extends Pick<OverviewAnswer, 'setup'> {
  readonly cards: TrafficCards | null
  readonly sources: readonly SourceState[]
  /** Unix seconds. */
  readonly to: number
}

async function stand(
  user: User,
  { parts, ...asked }: OverviewRequest,
  signal: AbortSignal,
): Promise<Standing | undefined> {
  if (!parts.has('traffic') && !parts.has('setup')) return undefined
  const standing = await getMeshSummary(user, asked, signal)
  const [cards, setup] = await Promise.all([
    parts.has('traffic') ? trafficCards(standing) : null,
    parts.has('setup') ? getSetup(user, standing) : null,
  ])
  return { cards, setup, sources: standing.sources, to: standing.request.at }
}

async function trafficCards({ facts, things }: MeshStanding): Promise<TrafficCards> {
  const { sources } = await getSources()
  const view = { facts, things }
  return {
    attention: buildAttention({ things, facts, components: componentIds(facts), sources }),
    dataPlanes: countDataPlanes(buildNamespaceRows({ ...view, namespaces: namespaceDetails(facts) })),
    applications: countApplications(buildApplicationRows(view), things),
    insights: rankInsights(things),
    trafficSeen: trafficSeen(hasTraffic(things)),
  }
}

/** The nodes of what runs the mesh itself. */
function componentIds(facts: MeshFacts): ReadonlySet<string> {
  const { controlPlanes, components } = visibleComponents(facts)
  return new Set(
    [...controlPlanes, ...components].map(({ cluster, namespace, name }) =>
      writeNodeId({ kind: 'workload', cluster, namespace, name }),
    ),
  )
}

async function clusterCards(facts: MeshFacts): Promise<ClusterCards> {
  const { store } = getClusterSource()
  const source = await getClusterState()
  const snapshot: Parameters<typeof countConfig>[0] = (kind) => store?.list(kind) ?? []
  const [cluster] = facts.clusters
  const name = cluster?.name ?? source.name
  const isVisible = (namespace: string): boolean => mayRead(facts.access, name, namespace)
  return {
    clusters: [
      {
        name,
        version: source.version,
        state: source.state,
        message: source.message,
        namespaces: cluster?.namespaces.filter((one) => isVisible(one.name)).length ?? 0,
        workloads: cluster?.workloads.filter(({ namespace }) => isVisible(namespace)).length ?? 0,
        services: cluster?.services.filter(({ namespace }) => isVisible(namespace)).length ?? 0,
      },
    ],
    ...visibleComponents(facts),
    config: countConfig(snapshot, isVisible),
    unreadConfig: unreadConfig(store?.states() ?? []),
    changes: latestChanges(snapshot, { cluster: name, isVisible }),
  }
}
