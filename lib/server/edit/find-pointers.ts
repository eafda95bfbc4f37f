import 'server-only'
import { isVisibleIn } from '@/lib/access/visible'
import type { User } from '@/lib/access/user'
import type { IncomingReference } from '@/lib/config-objects/references/incoming-references'
import type { ObjectRef } from '@/lib/ports/cluster-writer'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { getConfigObjects } from '@/lib/server/config/config-objects'
import { orThrow } from '@/lib/server/http/or-throw'

export interface Pointers {
  readonly references: readonly IncomingReference[]
  /** The user may not see all namespaces: who points from others is left out. */
  readonly limited: boolean
}

/** Who points to the object and would point to nothing without it, as far as the user may see. */
export async function findPointers(user: User, ref: ObjectRef): Promise<Pointers> {
  const visible = orThrow(await visibleNamespaces(user))
  const { kind: to, namespace, name } = ref
  const isSelf = (one: IncomingReference) => one.kind === to && one.namespace === namespace && one.name === name
  const references = getConfigObjects()
    .incoming({ to, namespace, name })
    .filter((one) => one.namespace === '' || isVisibleIn(visible, one.namespace))
    .filter((one) => !isSelf(one))
  return { references, limited: visible !== '*' }
}
