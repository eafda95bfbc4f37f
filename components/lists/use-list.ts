import { type AnswerRegion, useAnswer } from '@/components/layout/use-answer'
import { listNamesQuery, listQuery } from '@/lib/client/list-query'
import { useListView } from '@/lib/client/use-list-view'
import type { ListAnswer, ListName } from '@/lib/lists/model'
import { useQuery } from '@tanstack/react-query'

export interface ShownList {
  /** Namespaces were chosen, or the list needs none. */
  readonly chosen: boolean
  /** With numbers; without them as long as those are still asked for. */
  readonly answer: ListAnswer | undefined
  /** Numbers are on their way: their cells are not empty, they are not known yet. */
  readonly awaitsNumbers: boolean
  readonly region: AnswerRegion
}

/** The rows that the URL asks for: first their names, then the numbers with every refresh. */
export function useList(list: ListName): ShownList {
  const [view] = useListView()
  const chosen = list === 'namespaces' || view.namespaces.length > 0
  const scope = list === 'namespaces' ? { ...view, namespaces: [] } : view
  const { query, region } = useAnswer(listQuery(list, scope), {
    asked: chosen,
    content: ({ rows }) => (rows.length === 0 ? 'empty' : 'some'),
    asOf: ({ to }) => Date.parse(to),
  })
  const waits = query.isPending || query.isPlaceholderData
  const names = useQuery({
    ...listNamesQuery(list, scope),
    enabled: chosen && waits && query.isFetching,
  })
  const full = query.isPlaceholderData ? undefined : query.data
  // Of the question before: better than nothing, but not than the names of this one.
  const earlier = query.isPlaceholderData ? query.data : undefined
  return {
    chosen,
    answer: full ?? names.data ?? earlier,
    awaitsNumbers: full === undefined && names.data !== undefined,
    region,
  }
}
