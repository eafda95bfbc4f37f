import type { EventsAnswer } from '@/lib/url/api-types'
import { namespacePath } from '@/lib/url/details-view'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<EventsAnswer>((body) => Array.isArray(body.events))

/** What Kubernetes noticed in a namespace during the last hour. */
export function eventsQuery(namespace: string) {
  const path = `/api/${namespacePath(namespace).slice(1)}/events` as const
  return queryOptions({
    queryKey: ['events', path],
    queryFn: ({ signal }) => getJson(path, { signal, read }),
    meta: { refreshes: true },
  })
}
