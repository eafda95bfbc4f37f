import 'server-only'
import type { User } from '@/lib/access/user'
import { buildProxies, type Proxies } from '@/lib/control-plane/proxies/build-proxies'
import type { SyncAnswer } from '@/lib/control-plane/proxies/model'
import { type KnownRevisions, versionsOf } from '@/lib/control-plane/revisions/known-revisions'
import type { MeshFacts } from '@/lib/graph/facts'
import { mayRead } from '@/lib/graph/query/visible-scope'
import { revisionsOf } from '@/lib/mesh/revisions'
import type { ControlPlane } from '@/lib/overview/model'
import { getRevisionTags } from '@/lib/server/control-plane/revision-tags'
import { readSync } from '@/lib/server/control-plane/read-sync'
import { getMeshFacts } from '@/lib/server/mesh/get-mesh-facts'
import { visibleComponents } from '@/lib/server/mesh/visible-components'
import { getClusterSource } from '@/lib/server/sources/cluster-source'

/** The data planes of the mesh, as far as a user may see them. */
export interface ReadProxies extends Proxies {
  readonly facts: MeshFacts
  readonly revisions: KnownRevisions
  /** Those in namespaces that the user may see. */
  readonly controlPlanes: readonly ControlPlane[]
  readonly sync: SyncAnswer
}

const NOT_ASKED = { told: null, answer: { state: 'unknown', message: null, role: null } } as const

/**
 * Every proxy and every pod that should have one, with what istiod says of them to this user.
 *
 * @param signal left out: istiod is not asked.
 * @throws PharosError when nobody can say what the user may see.
 */
export async function readProxies(user: User, signal?: AbortSignal): Promise<ReadProxies> {
  const [facts, { tags, known }, { told, answer }] = await Promise.all([
    getMeshFacts(user),
    getRevisionTags(),
    signal === undefined ? NOT_ASKED : readSync(user, signal),
  ])
  const { store } = getClusterSource()
  const snapshot: Parameters<typeof revisionsOf>[0] = (kind) => store?.list(kind) ?? []
  const { controlPlanes } = visibleComponents(facts)
  const revisions = { names: revisionsOf(snapshot), versions: versionsOf(controlPlanes), tags, tagsKnown: known }
  const built = facts.clusters.map(({ name, namespaces }) =>
    buildProxies({
      cluster: name,
      snapshot,
      isVisible: (namespace) => mayRead(facts.access, name, namespace),
      controlPlaneNamespaces: new Set(namespaces.flatMap((one) => (one.controlPlane ? one.name : []))),
      revisions,
      sync: told,
    }),
  )
  const rows = built.flatMap((one) => one.rows)
  return {
    facts,
    revisions,
    controlPlanes,
    sync: answer,
    rows,
    hidden: built.reduce((sum, one) => sum + one.hidden, 0),
  }
}
