import 'server-only'
import type { User } from '@/lib/access/user'
import type { DetailsSource } from '@/lib/mesh/details/details-source'
import { isReadable } from '@/lib/mesh/is-readable'
import type { ThingKind } from '@/lib/mesh/thing-ref'
import { PharosError } from '@/lib/ports/pharos-error'
import { requireVisible } from '@/lib/server/access/require-visible'
import { getClusterFacts, meshSettings } from '@/lib/server/mesh/get-mesh-facts'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { toIso } from '@/lib/server/sources/source-states'

/** Whether that is the cluster which a request names; one that names none means every cluster. */
export function isOfCluster({ facts }: DetailsSource, query: URLSearchParams): boolean {
  const cluster = query.get('cluster')
  return cluster === null || cluster === facts.name
}

/** What is not known to be read whole cannot say that a thing is not there. @throws PharosError `upstream_unavailable` */
export function requireReadWhole({ states }: Pick<DetailsSource, 'states'>): void {
  if (isReadable(states)) return
  const message = 'The cluster is not read completely, so nobody can say whether this exists.'
  throw new PharosError('upstream_unavailable', message, { source: 'kubernetes' })
}

/**
 * What the user may see of the cluster's objects, where that namespace is a part of it.
 *
 * @throws PharosError `forbidden` naming the namespace, whether or not it exists; `upstream_unavailable`
 */
export async function readDetailsSource(user: User, namespace: string): Promise<DetailsSource> {
  const visible = await requireVisible(user, namespace)
  const { store, off } = getClusterSource()
  if (store === undefined) throw new PharosError('upstream_unavailable', off, { source: 'kubernetes' })
  return {
    now: toIso(getMetricSource().clock.estimate()),
    snapshot: (kind) => store.list(kind),
    facts: getClusterFacts(),
    settings: meshSettings(store),
    states: store.states(),
    visible,
  }
}

export function namespaceNotFound(namespace: string): PharosError {
  const named = namespace.slice(0, 63)
  return new PharosError('not_found', `There is no namespace ${named}.`, { namespace: named })
}

export function thingNotFound(kind: ThingKind, namespace: string, name: string): PharosError {
  const words = { workload: 'workload', service: 'service', app: 'application' } as const
  const message = `There is no ${words[kind]} ${name.slice(0, 253)} in the namespace ${namespace.slice(0, 63)}.`
  return new PharosError('not_found', message, { namespace: namespace.slice(0, 63) })
}
