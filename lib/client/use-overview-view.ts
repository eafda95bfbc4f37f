import { type OverviewView, overviewViewParsers } from '@/lib/url/overview-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

type Change = Partial<Pick<OverviewView, 'si' | 'setup'>>

/** What the overview shows. Which tables it has, and whether the checklist is open, is no step for Back. */
export function useOverviewView(): readonly [OverviewView, (change: Change) => void] {
  const [view, setView] = useQueryStates(overviewViewParsers)
  const change = useCallback((part: Change) => void setView(part, { history: 'replace' }), [setView])
  return [view, change]
}
