import { type GraphView, graphViewParsers } from '@/lib/url/graph-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

const { namespaces, cluster, focus, duration, at, refresh } = graphViewParsers
const scopeParsers = { namespaces, cluster, focus, duration, at, refresh }

/** What every page with numbers shares: which namespaces, which window, how often anew. */
export type Scope = Pick<GraphView, keyof typeof scopeParsers>

/** Changing one of these is a step that Back undoes; everything else replaces the entry. */
const STEPS = ['namespaces', 'cluster', 'focus', 'duration', 'at'] as const
type Step = (typeof STEPS)[number]

type Change<T> = { readonly [K in keyof T]?: T[K] | null }

/** What is no step, worked out of the newest view: a key may follow another before React has drawn anything. */
type ChangeOfNewest = (newest: GraphView) => Change<Omit<GraphView, Step>>

/** The graph page's view in the URL. A key set to null goes back to its default. */
export function useGraphView(): readonly [GraphView, (change: Change<GraphView> | ChangeOfNewest) => void] {
  const [view, setView] = useQueryStates(graphViewParsers)
  const change = useCallback(
    (part: Change<GraphView> | ChangeOfNewest) => {
      void setView(part, { history: typeof part === 'function' ? 'replace' : historyOf(part) })
    },
    [setView],
  )
  return [view, change]
}

/** The part of the view that the pickers of every page change. What the page itself decides, `replace`s the entry. */
export function useScope(): readonly [Scope, (change: Change<Scope>, history?: HistoryEntry) => void] {
  const [scope, setScope] = useQueryStates(scopeParsers)
  const change = useCallback(
    (part: Change<Scope>, history = historyOf(part)) => void setScope(part, { history }),
    [setScope],
  )
  return [scope, change]
}

type HistoryEntry = 'push' | 'replace'

function historyOf(change: object): HistoryEntry {
  return STEPS.some((key) => Object.hasOwn(change, key)) ? 'push' : 'replace'
}
