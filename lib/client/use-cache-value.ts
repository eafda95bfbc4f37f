import { notifyManager, type QueryCache, useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'

/** Something simple that follows from the cache of answers; draws again only when it changes. */
export function useCacheValue<T extends string | number | boolean | undefined>(
  select: (cache: QueryCache) => T,
): T | undefined {
  const cache = useQueryClient().getQueryCache()
  // Batched, because the cache tells of a query that is made while a component draws, when no other may be told to.
  const subscribe = useCallback((listener: () => void) => cache.subscribe(notifyManager.batchCalls(listener)), [cache])
  return useSyncExternalStore(
    subscribe,
    () => select(cache),
    () => undefined,
  )
}

/** What is being waited for, as sorted words; empty when nothing is. */
export function awaited(cache: QueryCache): string {
  const words = cache.findAll({ fetchStatus: 'fetching' }).map((query) => query.meta?.awaited)
  return [...new Set(words.filter((word) => word !== undefined))].sort().join(' ')
}

/** When the oldest of the numbers on the page came; this machine's milliseconds. 0 before the first, undefined on a page that has none. */
export function oldestShown(cache: QueryCache): number | undefined {
  const shown = cache.findAll({
    predicate: (query) => query.meta?.awaited !== undefined && query.getObserversCount() > 0,
  })
  if (shown.length === 0) return undefined
  const times = shown.map((query) => query.state.dataUpdatedAt).filter((time) => time > 0)
  return times.length === 0 ? 0 : Math.min(...times)
}
