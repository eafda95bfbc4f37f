import { usePageQuery } from '@/components/layout/use-page-query'
import { healthQuery } from '@/lib/client/health-query'
import { useDetailsView } from '@/lib/client/use-details-view'
import type { HealthAnswer } from '@/lib/url/api-types'

/** How the things of a namespace are over the page's window; undefined while nobody knows. */
export function useHealth(namespace: string): HealthAnswer | undefined {
  const [view] = useDetailsView()
  return usePageQuery(healthQuery(namespace, view)).data
}
