import { useRefresh } from '@/components/layout/refresh-context'
import { detailsQuery } from '@/lib/client/details-query'
import { useDetailsView } from '@/lib/client/use-details-view'
import { type Region, useRegion } from '@/lib/client/use-region'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { useQuery, useQueryClient } from '@tanstack/react-query'

/** What the cluster's objects tell of a thing, and the state of the region that shows it. */
export function useDetails(thing: ThingRef) {
  const [view] = useDetailsView()
  const timer = useRefresh()
  const client = useQueryClient()
  const options = detailsQuery(thing, view)
  const query = useQuery({ ...options, ...timer.queryOptions })
  const region: Region = useRegion(query, { timer, content: () => 'some' })
  return {
    details: query.data,
    /** The cluster says that there is no such thing (any more). */
    missing: query.error?.code === 'not_found' ? query.error : undefined,
    region,
    reload: timer.reload,
    cancel: () => void client.cancelQueries({ queryKey: options.queryKey }),
  }
}
