import type { SearchAnswer, SearchKind } from '@/lib/search/model'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<SearchAnswer>((body) => Array.isArray(body.results))

/** The longest text that the server searches for. */
const MAX_TEXT = 200
/** While somebody types and takes letters back, the same is asked again and again. */
const FRESH_MS = 10_000

/** Objects by their names; kinds: only these. */
export function searchQuery(text: string, kinds?: readonly SearchKind[]) {
  const query = new URLSearchParams({ q: text.slice(0, MAX_TEXT) })
  if (kinds !== undefined) query.set('kinds', kinds.join(','))
  return queryOptions({
    queryKey: ['search', query.toString()],
    queryFn: ({ signal }) => getJson('/api/search', { query, signal, read }),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  })
}
