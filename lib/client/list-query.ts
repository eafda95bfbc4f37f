import type { ListAnswer, ListName } from '@/lib/lists/model'
import { ALL_FIELDS, listApiParams, type ListView } from '@/lib/url/list-view'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<ListAnswer>((body) => Array.isArray(body.rows))

type Scope = Parameters<typeof listApiParams>[0] & Pick<ListView, 'duration'>

/** The rows of a list with traffic and health. */
export function listQuery(list: ListName, scope: Scope) {
  const query = listApiParams(scope, ALL_FIELDS)
  return queryOptions({
    queryKey: ['list', list, query.toString()],
    queryFn: ({ signal }) => getJson(`/api/${list}`, { query, signal, read }),
    structuralSharing: false,
    placeholderData: keepPreviousData,
    meta: { awaited: 'list', refreshes: true },
  })
}

/** The same rows as the cluster alone tells them: there while the metric store is still asked. */
export function listNamesQuery(list: ListName, scope: Scope) {
  const query = listApiParams(scope, 'none')
  return queryOptions({
    queryKey: ['list-names', list, query.toString()],
    queryFn: ({ signal }) => getJson(`/api/${list}`, { query, signal, read }),
    staleTime: Infinity,
  })
}
