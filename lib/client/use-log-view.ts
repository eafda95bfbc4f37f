import { type LogView, logViewParsers } from '@/lib/url/log-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

type Change = { readonly [K in keyof LogView]?: LogView[K] | null }

/** What the Logs tab shows, in the URL. A key set to null goes back to its default. */
export function useLogView(): readonly [LogView, (change: Change) => void] {
  const [view, setView] = useQueryStates(logViewParsers)
  const change = useCallback((part: Change) => void setView(part, { history: 'replace' }), [setView])
  return [view, change]
}
