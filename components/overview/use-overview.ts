import { useRefresh } from '@/components/layout/refresh-context'
import { overviewQuery } from '@/lib/client/overview-query'
import { useOverviewView } from '@/lib/client/use-overview-view'
import { type Region, useRegion } from '@/lib/client/use-region'
import type { OverviewAnswer, OverviewPart } from '@/lib/overview/model'
import { useQuery, useQueryClient } from '@tanstack/react-query'

/** Some cards and the state of the regions that show them. */
export interface ShownPart {
  readonly answer: OverviewAnswer | undefined
  readonly region: Region
  readonly load: () => void
  readonly cancel: () => void
}

/** @param wanted false: nobody looks at it, so it is not asked for. */
export function useOverview(part: OverviewPart, wanted = true): ShownPart {
  const [view] = useOverviewView()
  const timer = useRefresh()
  const client = useQueryClient()
  const options = overviewQuery(part, view)
  const query = useQuery({ ...options, ...timer.queryOptions, ...(wanted ? {} : { enabled: false, meta: {} }) })
  const region = useRegion(query, { timer, content: () => 'some' })
  return {
    answer: query.data,
    region,
    load: timer.reload,
    cancel: () => void client.cancelQueries({ queryKey: options.queryKey }),
  }
}
