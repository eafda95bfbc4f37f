import type { TraceSearch } from '@/lib/ports/trace-store'

/** The parameters of `/api/traces` for one service. Values travel as parameters and as JSON only: nothing is glued. */
export function searchQuery(search: TraceSearch, service: string): URLSearchParams {
  const tags = [...search.tags.map(({ key, value }) => [key, value]), ...(search.errorsOnly ? [['error', 'true']] : [])]
  const query = new URLSearchParams({
    service,
    start: String(Math.floor(search.from * 1e6)),
    end: String(Math.ceil(search.to * 1e6)),
    limit: String(search.limit),
  })
  if (search.operation !== undefined) query.set('operation', search.operation)
  if (search.minUs !== undefined) query.set('minDuration', `${search.minUs}us`)
  if (search.maxUs !== undefined) query.set('maxDuration', `${search.maxUs}us`)
  if (tags.length > 0) query.set('tags', JSON.stringify(Object.fromEntries(tags)))
  return query
}
