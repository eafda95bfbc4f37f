import { useRefresh } from '@/components/layout/refresh-context'
import { listNamesQuery, listQuery } from '@/lib/client/list-query'
import { useListView } from '@/lib/client/use-list-view'
import { type Region, useRegion } from '@/lib/client/use-region'
import type { ListAnswer, ListName } from '@/lib/lists/model'
import { useQuery, useQueryClient } from '@tanstack/react-query'

export interface ShownList {
  /** Namespaces were chosen, or the list needs none. */
  readonly chosen: boolean
  /** With numbers; without them as long as those are still asked for. */
  readonly answer: ListAnswer | undefined
  /** Numbers are on their way: their cells are not empty, they are not known yet. */
  readonly awaitsNumbers: boolean
  readonly region: Region
  readonly cancel: () => void
}

const NOTHING_ASKED = { enabled: false, meta: {} } as const

/** The rows that the URL asks for: first their names, then the numbers with every refresh. */
export function useList(list: ListName): ShownList {
  const [view] = useListView()
  const timer = useRefresh()
  const client = useQueryClient()
  const chosen = list === 'namespaces' || view.namespaces.length > 0
  const scope = list === 'namespaces' ? { ...view, namespaces: [] } : view
  const options = listQuery(list, scope)
  const query = useQuery({ ...options, ...timer.queryOptions, ...(chosen ? {} : NOTHING_ASKED) })
  const waits = query.isPending || query.isPlaceholderData
  const names = useQuery({
    ...listNamesQuery(list, scope),
    enabled: chosen && waits && query.isFetching,
  })
  const region = useRegion(query, { timer, content: contentOf })
  const full = query.isPlaceholderData ? undefined : query.data
  // Of the question before: better than nothing, but not than the names of this one.
  const earlier = query.isPlaceholderData ? query.data : undefined
  return {
    chosen,
    answer: full ?? names.data ?? earlier,
    awaitsNumbers: full === undefined && names.data !== undefined,
    region,
    cancel: () => void client.cancelQueries({ queryKey: options.queryKey }),
  }
}

function contentOf({ rows }: ListAnswer): 'some' | 'empty' {
  return rows.length === 0 ? 'empty' : 'some'
}
