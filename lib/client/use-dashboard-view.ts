import { dashboardViewParsers, type DashboardView } from '@/lib/url/dashboard-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

type ChangeDashboard = (change: { readonly [K in keyof DashboardView]?: DashboardView[K] | null }) => void

/** How a dashboard is shown. One chart alone is a step that Back undoes; everything else replaces the entry. */
export function useDashboardView(): readonly [DashboardView, ChangeDashboard] {
  const [view, setView] = useQueryStates(dashboardViewParsers)
  const change: ChangeDashboard = useCallback(
    (part) => void setView(part, { history: 'chart' in part ? 'push' : 'replace' }),
    [setView],
  )
  return [view, change]
}
