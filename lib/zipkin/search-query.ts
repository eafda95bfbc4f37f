import type { TraceSearch } from '@/lib/ports/trace-store'

/**
 * The parameters of `/api/v2/traces` for one service: as much of the search as Zipkin can look for. It splits tags at ` and ` and at
 * `=`, keeps kinds elsewhere, and takes a largest duration only with a least one.
 */
export function searchQuery(search: TraceSearch, service: string): URLSearchParams {
  const { operation, minUs, maxUs, from, to } = search
  const endMs = Math.ceil(to * 1000)
  const query = new URLSearchParams({
    serviceName: service,
    endTs: String(endMs),
    lookback: String(Math.max(1, endMs - Math.floor(from * 1000))),
    limit: String(search.limit),
  })
  if (operation !== undefined) query.set('spanName', operation)
  if (minUs !== undefined || maxUs !== undefined) query.set('minDuration', String(Math.max(1, minUs ?? 1)))
  if (maxUs !== undefined) query.set('maxDuration', String(Math.max(1, minUs ?? 1, maxUs)))
  const annotations = annotationsOf(search)
  if (annotations.length > 0) query.set('annotationQuery', annotations.join(' and '))
  return query
}

function annotationsOf({ tags, errorsOnly }: TraceSearch): readonly string[] {
  const told = tags
    .filter(({ key }) => key !== 'span.kind' && isPlain(key) && !key.includes('='))
    .map(({ key, value }) => (isPlain(value) ? `${key}=${value}` : key))
  return errorsOnly ? [...told, 'error'] : told
}

/** Of other texts Zipkin would look for something else. */
function isPlain(text: string): boolean {
  return text !== '' && text === text.trim() && !/\sand\s/i.test(` ${text} `)
}
