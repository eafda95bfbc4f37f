import { type ChangesView, changesViewParsers } from '@/lib/url/changes-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

/** Which changes are shown. */
export function useChangesView(): readonly [ChangesView, (part: Partial<ChangesView>) => void] {
  const [view, setView] = useQueryStates(changesViewParsers)
  const choose = useCallback((part: Partial<ChangesView>) => void setView(part), [setView])
  return [view, choose]
}
