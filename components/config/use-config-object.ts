import { useRefresh } from '@/components/layout/refresh-context'
import { configObjectQuery } from '@/lib/client/config-object-query'
import { useConfigView } from '@/lib/client/use-config-view'
import { useRegion } from '@/lib/client/use-region'
import type { ConfigRef } from '@/lib/url/config-view'
import { useQuery, useQueryClient } from '@tanstack/react-query'

/** An object as the API server holds it, and the state of the region that shows it. */
export function useConfigObject(object: ConfigRef) {
  const [{ cluster }] = useConfigView()
  const timer = useRefresh()
  const client = useQueryClient()
  const options = configObjectQuery(object, cluster)
  const query = useQuery({ ...options, ...timer.queryOptions })
  return {
    answer: query.data,
    /** The cluster says that there is no such object (any more). */
    missing: query.error?.code === 'not_found' ? query.error : undefined,
    region: useRegion(query, { timer, content: () => 'some' }),
    reload: timer.reload,
    cancel: () => void client.cancelQueries({ queryKey: options.queryKey }),
  }
}
