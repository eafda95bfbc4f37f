import { type ControlPlaneView, controlPlaneViewParsers } from '@/lib/url/control-plane-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

/** What the page about a control plane shows. Another tab is a step for Back. */
export function useControlPlaneView(): readonly [ControlPlaneView, (part: Partial<ControlPlaneView>) => void] {
  const [view, setView] = useQueryStates(controlPlaneViewParsers)
  const change = useCallback(
    (part: Partial<ControlPlaneView>) => void setView(part, { history: 'tab' in part ? 'push' : 'replace' }),
    [setView],
  )
  return [view, change]
}
