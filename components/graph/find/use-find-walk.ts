import { orderHits } from '@/lib/graph/find/order-hits'
import { useGraphView } from '@/lib/client/use-graph-view'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { DrawnGraph } from '../use-drawn-graph'

/** An element to be brought into view; going to the same one again is another visit. */
export interface Visit {
  readonly id: string
  readonly turn: number
}

export interface FindWalk {
  readonly hits: readonly string[]
  readonly visit: Visit | undefined
  /** The place of the visited hit, from 1; 0 before the first. */
  readonly at: number
  readonly walk: (step: 1 | -1) => void
}

/** Walks through what was found, round and round. A table shows one kind of element, so only that is walked there. */
export function useFindWalk(drawn: DrawnGraph | undefined): FindWalk {
  const [{ find, view, rows }] = useGraphView()
  const hits = useMemo(() => {
    if (drawn === undefined) return []
    const { found, index } = drawn
    const none = new Set<string>()
    const shown = view === 'graph' ? found : rows === 'nodes' ? { ...found, edges: none } : { ...found, nodes: none }
    return orderHits(index.graph, shown)
  }, [drawn, view, rows])
  const [wish, setWish] = useState<{ readonly step: 1 | -1; readonly find: string }>()
  const [visit, setVisit] = useState<Visit & { readonly find: string }>()
  // The key that asks for the next hit also applies what was typed, so the hits may be those of a moment later.
  useEffect(() => {
    if (wish === undefined || hits.length === 0) return
    // eslint-disable-next-line react-hooks/set-state-in-effect -- answers a key press with the hits that it brought about
    setWish(undefined)
    setVisit((last) => {
      const before = last?.find === find ? hits.indexOf(last.id) : -1
      const from = before < 0 && wish.step < 0 ? 0 : before
      const id = hits[(from + wish.step + hits.length) % hits.length]
      return id === undefined ? last : { id, turn: (last?.turn ?? 0) + 1, find }
    })
  }, [wish, hits, find])
  const walk = useCallback((step: 1 | -1) => setWish({ step, find }), [find])
  const current = visit?.find === find ? visit : undefined
  return { hits, visit: current, at: current === undefined ? 0 : hits.indexOf(current.id) + 1, walk }
}
