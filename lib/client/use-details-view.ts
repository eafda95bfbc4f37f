import type { ThingRef } from '@/lib/mesh/thing-ref'
import {
  type DetailsTab,
  type DetailsView,
  detailsViewParsers,
  namespacePath,
  thingPath,
  writeDetailsView,
} from '@/lib/url/details-view'
import { parseAsString, useQueryStates } from 'nuqs'
import { useCallback } from 'react'

const CHART_CHOICES = { chart: parseAsString, by: parseAsString, val: parseAsString }

/** @param dashboard of the tab `runtime` */
type OpenTab = (tab: DetailsTab, dashboard?: string) => void

/** What the page about one thing shows. Another tab is a step that Back undoes. */
export function useDetailsView(): readonly [DetailsView, OpenTab] {
  const [view, setView] = useQueryStates(detailsViewParsers)
  const [, setCharts] = useQueryStates(CHART_CHOICES)
  const { tab: from } = view
  const openTab = useCallback(
    (tab: DetailsTab, dashboard: string | null = null) => {
      void setView({ tab, dashboard }, { history: 'push' })
      // Each tab has charts of its own, and none of them is called as another's; labels of a dashboard are no groupings of traffic.
      const others = tab === 'runtime' || from === 'runtime'
      void setCharts(others ? { chart: null, by: null, val: null } : { chart: null })
    },
    [setView, setCharts, from],
  )
  return [view, openTab]
}

/** The address of the page about a thing, over the window of the page that links to it. */
export function useThingHref(): (thing: ThingRef, tab?: DetailsTab) => string {
  const [{ cluster, duration, at, refresh }] = useQueryStates(detailsViewParsers)
  return useCallback(
    (thing, tab) => thingPath(thing) + writeDetailsView({ cluster, duration, at, refresh, tab: tab ?? null }),
    [cluster, duration, at, refresh],
  )
}

/** As `useThingHref`, of the page about a namespace. */
export function useNamespaceHref(): (namespace: string) => string {
  const [{ cluster, duration, at, refresh }] = useQueryStates(detailsViewParsers)
  return useCallback(
    (namespace) => namespacePath(namespace) + writeDetailsView({ cluster, duration, at, refresh }),
    [cluster, duration, at, refresh],
  )
}
