import { useRefresh } from '@/components/layout/refresh-context'
import { healthQuery } from '@/lib/client/health-query'
import { useDetailsView } from '@/lib/client/use-details-view'
import type { HealthAnswer } from '@/lib/url/api-types'
import { useQuery } from '@tanstack/react-query'

/** How the things of a namespace are over the page's window; undefined while nobody knows. */
export function useHealth(namespace: string): HealthAnswer | undefined {
  const [view] = useDetailsView()
  const timer = useRefresh()
  return useQuery({ ...healthQuery(namespace, view), ...timer.queryOptions }).data
}
