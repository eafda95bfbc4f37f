import { type LinksAnswer, linksAnswerSchema } from '@/lib/links/links-answer'
import { PharosError } from '@/lib/ports/pharos-error'
import { formatDuration } from '@/lib/time/duration'
import type { DetailsView } from '@/lib/url/details-view'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'

const KEPT_MS = 60_000

/** Where the configuration leads to from a thing or a namespace, over the window of its page. @param reference `workload:NS/NAME` or `namespace:NS` */
export function linksQuery(reference: string, { duration, at }: Pick<DetailsView, 'duration' | 'at'>) {
  const query = new URLSearchParams({ ref: reference, duration: formatDuration(duration) })
  if (at !== null) query.set('at', String(at))
  return queryOptions({
    queryKey: ['links', query.toString()],
    queryFn: ({ signal }) => getJson('/api/links', { query, signal, read }),
    staleTime: KEPT_MS,
  })
}

function read(body: unknown): LinksAnswer {
  const parsed = linksAnswerSchema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new PharosError('upstream_invalid', 'the answer has another shape: reload the page', { source: 'pharos' })
}
