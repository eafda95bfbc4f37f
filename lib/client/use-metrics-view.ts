import { metricsViewParsers, type MetricsView } from '@/lib/url/metrics-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

export type ChangeMetrics = (change: { readonly [K in keyof MetricsView]?: MetricsView[K] | null }) => void

/** How the metrics of a thing are shown. One chart alone is a step that Back undoes; everything else replaces the entry. */
export function useMetricsView(): readonly [MetricsView, ChangeMetrics] {
  const [view, setView] = useQueryStates(metricsViewParsers)
  const change: ChangeMetrics = useCallback(
    (part) => void setView(part, { history: 'chart' in part ? 'push' : 'replace' }),
    [setView],
  )
  return [view, change]
}
