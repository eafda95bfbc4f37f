import { type TraceSearchView, traceSearchParsers, traceViewParsers } from '@/lib/url/traces-view'
import type { inferParserType } from 'nuqs/server'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

type Change<T> = { readonly [K in keyof T]?: T[K] | null }
type TraceView = inferParserType<typeof traceViewParsers>

/** Another search is a step that Back undoes; another look at what was found is none. */
const STEPS: readonly string[] = ['service', 'operation', 'tags', 'min', 'max', 'errors', 'limit']

/** What is searched for and how it is shown. A key set to null goes back to its default. */
export function useTraceSearch(): readonly [TraceSearchView, (change: Change<TraceSearchView>) => void] {
  const [view, setView] = useQueryStates(traceSearchParsers)
  const change = useCallback(
    (part: Change<TraceSearchView>) => {
      const step = Object.keys(part).some((key) => STEPS.includes(key))
      void setView(part, { history: step ? 'push' : 'replace' })
    },
    [setView],
  )
  return [view, change]
}

/** What the page of one trace shows. */
export function useTraceView(): readonly [TraceView, (change: Change<TraceView>) => void] {
  const [view, setView] = useQueryStates(traceViewParsers)
  const change = useCallback((part: Change<TraceView>) => void setView(part, { history: 'replace' }), [setView])
  return [view, change]
}
