import type { ThingRef } from '@/lib/mesh/thing-ref'
import { splitPath, splitViewParsers, writeSplitView } from '@/lib/url/split-view'
import { type inferParserType, useQueryStates } from 'nuqs'
import { useCallback } from 'react'

/** What the traffic split of a service shows. Another rule is a step that Back undoes. */
export function useSplitView(): readonly [inferParserType<typeof splitViewParsers>, (route: string) => void] {
  const [view, setView] = useQueryStates(splitViewParsers)
  const openRoute = useCallback((route: string) => void setView({ route }, { history: 'push' }), [setView])
  return [view, openRoute]
}

/** The address of the traffic split of a service, over the window of the page that links to it. */
export function useSplitHref(): (service: Pick<ThingRef, 'namespace' | 'name'>, route?: string) => string {
  const [{ cluster, duration, at, refresh }] = useQueryStates(splitViewParsers)
  return useCallback(
    (service, route) => splitPath(service) + writeSplitView({ cluster, duration, at, refresh, route: route ?? null }),
    [cluster, duration, at, refresh],
  )
}
