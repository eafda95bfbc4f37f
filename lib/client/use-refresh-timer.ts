import { parseDuration } from '@/lib/time/duration'
import type { Refresh } from '@/lib/url/graph-view'
import { useIdle } from '@mantine/hooks'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'

const IDLE_AFTER_MS = 30 * 60_000

export interface RefreshTimer {
  readonly refresh: Refresh
  /** Why no timer runs although one is chosen: the window lies in the past, or nobody has touched the page for half an hour. */
  readonly rests: 'past' | 'idle' | undefined
  /** The chosen rhythm, even while it rests; undefined without one. */
  readonly seconds: number | undefined
  /** To be spread into the options of every query that shows a window. */
  readonly queryOptions: {
    readonly enabled: boolean
    readonly refetchInterval: number | false
    readonly refetchOnWindowFocus: boolean
    readonly staleTime: number
  }
  readonly reload: () => void
}

/**
 * When the page asks again. Hidden tabs do not (TanStack Query holds its timers there) and ask at once when they are seen again;
 * after 30 minutes without input nobody is taken to look, until the first touch.
 */
export function useRefreshTimer({ refresh, past }: { refresh: Refresh; past: boolean }): RefreshTimer {
  const client = useQueryClient()
  const reload = useCallback(() => reloadShown(client), [client])
  const idle = useIdle(IDLE_AFTER_MS, { initialState: false })
  const wasIdle = useRef(false)
  useEffect(() => {
    if (wasIdle.current && !idle) reload()
    wasIdle.current = idle
  }, [idle, reload])

  return useMemo(() => {
    const seconds = past ? undefined : parseDuration(refresh)
    const rests = past ? 'past' : idle && seconds !== undefined ? 'idle' : undefined
    const runs = seconds !== undefined && rests === undefined
    return {
      refresh,
      rests,
      seconds,
      queryOptions: {
        enabled: refresh !== 'manual',
        refetchInterval: runs ? seconds * 1_000 : false,
        refetchOnWindowFocus: runs,
        staleTime: runs ? 5_000 : Infinity,
      },
      reload,
    }
  }, [refresh, past, idle, reload])
}

/** Also those that wait for the button: a disabled query is not reached by `refetchQueries`. */
function reloadShown(client: QueryClient): void {
  const shown = client
    .getQueryCache()
    .findAll({ predicate: (query) => query.meta?.refreshes === true && query.getObserversCount() > 0 })
  for (const query of shown) {
    query.fetch(undefined, { cancelRefetch: true }).catch(() => {
      // the query keeps its failure, and the region that shows it tells
    })
  }
}
