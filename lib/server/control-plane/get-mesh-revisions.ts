import 'server-only'
import type { User } from '@/lib/access/user'
import { buildRevisions, type LabelledNamespace } from '@/lib/control-plane/revisions/build-revisions'
import type { RevisionsAnswer } from '@/lib/control-plane/revisions/model'
import type { MeshFacts } from '@/lib/graph/facts'
import { mayRead } from '@/lib/graph/query/visible-scope'
import { readProxies } from '@/lib/server/control-plane/read-proxies'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { toIso } from '@/lib/server/sources/source-states'

/**
 * Control planes by revision and tag, and the namespaces that follow them. istiod is not asked: all of it stands in objects.
 *
 * @throws PharosError `bad_request` naming the parameter, or when nobody can say what the user may see.
 */
export async function getMeshRevisions(user: User, query: URLSearchParams): Promise<RevisionsAnswer> {
  refuseParameters(query)
  const { facts, revisions, controlPlanes, rows } = await readProxies(user)
  return {
    now: toIso(getMetricSource().clock.estimate()),
    ...buildRevisions({ revisions, planes: controlPlanes, namespaces: labelledNamespaces(facts), rows }),
    tagsKnown: revisions.tagsKnown,
    limited: Object.values(facts.access).some((visible) => visible !== '*'),
  }
}

function labelledNamespaces({ clusters, access }: MeshFacts): readonly LabelledNamespace[] {
  const objects = getClusterSource().store?.list('namespaces') ?? []
  return clusters.flatMap(({ name: cluster }) =>
    objects
      .filter(({ metadata }) => mayRead(access, cluster, metadata.name))
      .map(({ metadata }) => ({ cluster, name: metadata.name, labels: metadata.labels })),
  )
}
