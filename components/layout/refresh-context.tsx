'use client'

import { useScope } from '@/lib/client/use-graph-view'
import { type RefreshTimer, useRefreshTimer } from '@/lib/client/use-refresh-timer'
import { createContext, type ReactNode, useContext } from 'react'
import { useSettings } from './settings-context'

const RefreshContext = createContext<RefreshTimer | undefined>(undefined)

/** One timer for the page, as its URL says. */
export function RefreshProvider({ children }: { readonly children: ReactNode }) {
  const { defaultRefresh } = useSettings()
  const [{ refresh, at }] = useScope()
  const timer = useRefreshTimer({ refresh: refresh ?? defaultRefresh, past: at !== null })
  return <RefreshContext value={timer}>{children}</RefreshContext>
}

/** When this page asks again, and how to make it ask now. */
export function useRefresh(): RefreshTimer {
  const timer = useContext(RefreshContext)
  if (timer === undefined) throw new Error('useRefresh outside of RefreshProvider')
  return timer
}
