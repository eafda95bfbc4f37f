import type { PharosError } from '@/lib/ports/pharos-error'
import { ageSteps, type RegionContent, regionState, type RegionState, WAIT_STEPS } from '@/lib/std/region-state'
import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNow } from './clock'
import { useEarlierFailure } from './use-earlier-failure'
import type { RefreshTimer } from './use-refresh-timer'

export interface Region {
  readonly state: RegionState<PharosError>
  /** Since when the data that is not there yet is awaited; this machine's milliseconds, 0 while nothing is said of it. */
  readonly awaitedSince: number
  /** When the last good answer came; this machine's milliseconds. */
  readonly receivedAt: number | undefined
  readonly retry: () => void
}

/**
 * The state of the region that shows one query.
 *
 * @param content what the data holds, for the empty states.
 * @param ageAtReceipt seconds by which the data was already old when it came (a cached answer of the server).
 */
export function useRegion<T>(
  query: UseQueryResult<T>,
  options: {
    readonly timer: RefreshTimer
    readonly content: (data: T) => RegionContent
    readonly ageAtReceipt?: number
    readonly off?: boolean
  },
): Region {
  const { timer, content, ageAtReceipt = 0, off = false } = options
  const { data, refetch, isFetching, isPlaceholderData } = query
  const lacks = query.isPending || isPlaceholderData
  const unasked = lacks && !isFetching
  const earlier = useEarlierFailure(query)
  const failure = query.error ?? (lacks ? earlier : undefined) ?? query.failureReason ?? undefined
  const wait = useWait(lacks && isFetching && earlier === undefined)
  const receivedAt = lacks || query.dataUpdatedAt === 0 ? undefined : query.dataUpdatedAt
  const state = regionState<PharosError>({
    off,
    unasked,
    waitedSeconds: wait?.seconds,
    content: data === undefined || unasked ? undefined : content(data),
    ageSeconds: useAge(receivedAt, timer, ageAtReceipt),
    refreshSeconds: timer.seconds,
    settling: timer.rests === 'idle' || (isFetching && query.failureCount === 0),
    failure,
    denied: failure?.code === 'forbidden',
  })
  return { state, awaitedSince: wait?.since ?? 0, receivedAt, retry: () => void refetch() }
}

/** Since when `active` holds, and the last of the steps that has passed since. */
function useWait(active: boolean): { readonly since: number; readonly seconds: number } | undefined {
  const [wait, setWait] = useState<{ readonly since: number; readonly seconds: number }>()
  useEffect(() => {
    if (!active) return
    const since = Date.now()
    const timers = Object.values(WAIT_STEPS).map((seconds) =>
      setTimeout(() => setWait({ since, seconds }), seconds * 1_000),
    )
    return () => {
      timers.forEach(clearTimeout)
      setWait(undefined)
    }
  }, [active])
  if (!active) return undefined
  return wait ?? { since: 0, seconds: 0 }
}

/** The last of the steps that the data's age has passed, so that nothing is drawn again in between. */
function useAge(receivedAt: number | undefined, timer: RefreshTimer, ageAtReceipt: number): number | undefined {
  return useNow((_, local) => {
    if (receivedAt === undefined || timer.rests === 'past') return undefined
    const age = (local - receivedAt) / 1_000 + ageAtReceipt
    const { dim, remove } = ageSteps(timer.seconds)
    if (age >= remove) return remove
    return age >= dim ? dim : 0
  })
}
