import type { ChangeAnswer, ChangesAnswer } from '@/lib/url/edit-types'
import type { ChangeWatch } from '@/lib/url/watch-types'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const readList = trustAnswer<ChangesAnswer>((body) => Array.isArray(body.changes))
const readWatch = trustAnswer<ChangeWatch>((body) => Array.isArray(body.services))
const readOne = trustAnswer<ChangeAnswer>((body) => typeof body.id === 'string')

const WATCH_EVERY_MS = 10_000

/** What was changed through Pharos; of one object, or of all. */
export function changesQuery(object?: { readonly kind: string; readonly namespace: string; readonly name: string }) {
  const query = new URLSearchParams(
    object === undefined ? {} : { kind: object.kind, namespace: object.namespace, name: object.name },
  )
  return queryOptions({
    queryKey: ['changes', query.toString()],
    queryFn: ({ signal }) => getJson('/api/changes', { query, signal, read: readList }),
    meta: { refreshes: true },
  })
}

/** One change with everything that was recorded of it. */
export function changeQuery(id: string) {
  return queryOptions({
    queryKey: ['change', id],
    queryFn: ({ signal }) => getJson(`/api/changes/${encodeURIComponent(id)}`, { signal, read: readOne }),
    meta: { refreshes: true },
  })
}

/** What happens after a change, as long as somebody looks after it. */
export function changeWatchQuery(id: string) {
  return queryOptions({
    queryKey: ['change', id, 'watch'],
    queryFn: ({ signal }) => getJson(`/api/changes/${encodeURIComponent(id)}/watch`, { signal, read: readWatch }),
    refetchInterval: ({ state }) => (state.data?.secondsLeft === 0 ? false : WATCH_EVERY_MS),
    staleTime: WATCH_EVERY_MS,
  })
}
