import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isOffline } from './get-json'

/** Since when Pharos itself does not answer, this machine's milliseconds; undefined while it does. */
export function useOfflineSince(): number | undefined {
  const cache = useQueryClient().getQueryCache()
  const [since, setSince] = useState<number>()
  useEffect(
    () =>
      cache.subscribe((event) => {
        if (event.type !== 'updated') return
        const { action } = event
        if (action.type === 'success') setSince(undefined)
        else if (action.type === 'failed' || action.type === 'error') {
          // Any other failure is an answer too.
          setSince(isOffline(action.error) ? (earlier) => earlier ?? Date.now() : undefined)
        }
      }),
    [cache],
  )
  return since
}
