import { type ListView, listViewParsers } from '@/lib/url/list-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

type Change = { readonly [K in keyof ListView]?: ListView[K] | null }

/** The view of a list in the URL. A key set to null goes back to its default; what narrows or orders rows is no step for Back. */
export function useListView(): readonly [ListView, (change: Change) => void] {
  const [view, setView] = useQueryStates(listViewParsers)
  const change = useCallback((part: Change) => void setView(part, { history: 'replace' }), [setView])
  return [view, change]
}
