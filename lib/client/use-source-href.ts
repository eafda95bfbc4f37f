import { meshViewParsers } from '@/lib/url/mesh-view'
import { createSerializer, parseAsString, useQueryStates } from 'nuqs'
import { useCallback } from 'react'

const write = createSerializer({ ...meshViewParsers, sel: parseAsString })

/** The address of the diagnosis of a source, or of all, over the window of the page that links to it. */
export function useSourceHref(): (source: string | null) => string {
  const [{ duration, at, refresh }] = useQueryStates(meshViewParsers)
  return useCallback(
    (source) => `/mesh${write({ tab: 'sources', duration, at, refresh, sel: source })}`,
    [duration, at, refresh],
  )
}
