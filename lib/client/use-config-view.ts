import { type ConfigTab, type ConfigView, configViewParsers } from '@/lib/url/config-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

/** What the page about an object shows. Another tab is a step that Back undoes. */
export function useConfigView(): readonly [ConfigView, (tab: ConfigTab) => void] {
  const [view, setView] = useQueryStates(configViewParsers)
  const openTab = useCallback((tab: ConfigTab) => void setView({ tab }, { history: 'push' }), [setView])
  return [view, openTab]
}
