import 'server-only'
import { isVisibleIn, type Visible } from '@/lib/access/visible'
import type { User } from '@/lib/access/user'
import { PharosError } from '@/lib/ports/pharos-error'
import { orThrow } from '@/lib/server/http/or-throw'
import { visibleNamespaces } from '@/lib/server/access/rights'

/**
 * What the user may see, where that namespace is a part of it.
 *
 * @throws PharosError `forbidden` naming the namespace, whether or not it exists.
 */
export async function requireVisible(user: User, namespace: string): Promise<Visible> {
  const visible = orThrow(await visibleNamespaces(user))
  if (isVisibleIn(visible, namespace)) return visible
  const needs = 'It takes the rights to get that namespace and to list its pods.'
  const named = namespace.slice(0, 63)
  throw new PharosError('forbidden', `You may not see the namespace ${named}. ${needs}`, { namespace: named })
}
