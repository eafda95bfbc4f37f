import 'server-only'
import { isVisibleIn } from '@/lib/access/visible'
import type { User } from '@/lib/access/user'
import { type PodAt, podsAt } from '@/lib/mesh/pods-at'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { orThrow } from '@/lib/server/http/or-throw'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { badParameter } from '@/lib/url/bad-parameter'

const MAX_ADDRESSES = 20

/** Whose addresses these are, as far as the user may see. @throws PharosError `bad_request`, or when nobody knows what may be seen */
export async function getPodsAt(user: User, query: URLSearchParams): Promise<{ readonly pods: readonly PodAt[] }> {
  refuseParameters(query, ['addresses'])
  const addresses = (query.get('addresses') ?? '').split(',').filter((address) => address !== '')
  if (addresses.length > MAX_ADDRESSES) {
    throw badParameter('addresses', `The parameter addresses may name ${MAX_ADDRESSES} at most.`)
  }
  const visible = orThrow(await visibleNamespaces(user))
  const { store } = getClusterSource()
  if (store === undefined) return { pods: [] }
  const isVisible = (namespace: string): boolean => isVisibleIn(visible, namespace)
  return { pods: podsAt((kind) => store.list(kind), addresses, isVisible) }
}
