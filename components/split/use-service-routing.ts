import { useRefresh } from '@/components/layout/refresh-context'
import { routingQuery } from '@/lib/client/routing-query'
import { useRegion } from '@/lib/client/use-region'
import { useSplitView } from '@/lib/client/use-split-view'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { useQuery, useQueryClient } from '@tanstack/react-query'

/** What routes a service, and the state of the region that shows it. */
export function useServiceRouting(service: ThingRef) {
  const [{ cluster }] = useSplitView()
  const timer = useRefresh()
  const client = useQueryClient()
  const options = routingQuery(service, cluster)
  const query = useQuery({ ...options, ...timer.queryOptions })
  return {
    routing: query.data,
    /** The cluster says that there is no such service (any more). */
    missing: query.error?.code === 'not_found',
    region: useRegion(query, { timer, content: () => 'some' }),
    reload: timer.reload,
    cancel: () => void client.cancelQueries({ queryKey: options.queryKey }),
  }
}
