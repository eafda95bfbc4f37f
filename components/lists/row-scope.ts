import { createContext, useContext } from 'react'
import type { ListView } from '@/lib/url/list-view'
import type { useListFilters } from './use-list-filters'

/** What every row needs of the address. */
export interface RowScope {
  readonly window: Pick<ListView, 'duration' | 'at' | 'refresh'>
  /** ISO 8601: the server's time when it answered. */
  readonly now: string
  readonly filters: Pick<ReturnType<typeof useListFilters>, 'toggleLabel' | 'isLabelChosen'>
}

/** Read once for the list: rows come and go while it is scrolled, and reading the address takes longer than drawing a cell. */
export const RowScopeContext = createContext<RowScope | undefined>(undefined)

export function useRowScope(): RowScope {
  const scope = useContext(RowScopeContext)
  if (scope === undefined) throw new Error('useRowScope outside of a list')
  return scope
}
