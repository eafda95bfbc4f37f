import 'server-only'
import type { User } from '@/lib/access/user'
import type { ObjectRef } from '@/lib/ports/cluster-writer'
import { PharosError } from '@/lib/ports/pharos-error'
import { callWithin } from '@/lib/server/sources/call-within'
import { type ClusterSource, getClusterSource } from '@/lib/server/sources/cluster-source'
import { orThrow } from '@/lib/server/http/or-throw'
import type { EditAction } from '@/lib/url/edit-types'
import { isViewOnly } from './editing-state'

const TIMEOUT_MS = 5_000
const VERBS = { update: 'patch', create: 'create', delete: 'delete' } as const satisfies Record<EditAction, string>

type Cluster = Extract<ClusterSource, { store: unknown }>

/** @throws PharosError `read_only` where nothing can be changed through Pharos. */
export function requireEditing(): void {
  if (!isViewOnly()) return
  throw new PharosError('read_only', 'Pharos only reads here: changes are switched off (access.view_only).')
}

/**
 * The cluster in which the user may do this to the object, asked anew each time.
 *
 * @throws PharosError `read_only`; `forbidden` with `right` and `namespace`; `upstream_unavailable` where nobody can say.
 */
export async function requireEditor(user: User, action: EditAction, ref: ObjectRef): Promise<Cluster> {
  requireEditing()
  const right = await missingRight(user, action, ref)
  if (right === null) return requireCluster()
  const where = ref.namespace === '' ? '' : ` in ${ref.namespace}`
  throw new PharosError('forbidden', `This needs the right to ${right}${where}.`, {
    right,
    ...(ref.namespace === '' ? {} : { namespace: ref.namespace }),
  })
}

/** The right that the user lacks for this, as `patch deployments.apps`; null: none. @throws PharosError `upstream_unavailable` */
export async function missingRight(user: User, action: EditAction, ref: ObjectRef): Promise<string | null> {
  const [resource = '', ...group] = ref.kind.split('.')
  const verb = VERBS[action]
  const right = { verb, group: group.join('.'), resource, namespace: ref.namespace, name: ref.name }
  const isAllowed = orThrow(await requireCluster().access.allows(user, right, callWithin(TIMEOUT_MS)))
  return isAllowed ? null : `${verb} ${ref.kind}`
}

/** @throws PharosError `upstream_unavailable` where no cluster is known. */
export function requireCluster(): Cluster {
  const source = getClusterSource()
  if (source.store === undefined) throw new PharosError('upstream_unavailable', source.off, { source: 'kubernetes' })
  return source
}
