import { useGraphView } from '@/lib/client/use-graph-view'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { useCallback, useEffect, useMemo } from 'react'

export interface GraphSelection {
  /** Ids of elements that the graph has. */
  readonly ids: readonly string[]
  /** Selecting anything opens the panel that tells of it. */
  readonly set: (ids: readonly string[]) => void
  /** One element alone, or taken into or out of the selection. */
  readonly choose: (id: string, add: boolean) => void
}

/**
 * What is selected, as the URL says. Elements that are gone are dropped without a word.
 *
 * @param settled the graph is the answer to what the URL asks now; an earlier answer says nothing of what is gone.
 */
export function useSelection(index: ElementIndex | undefined, settled: boolean): GraphSelection {
  const [{ sel }, change] = useGraphView()
  const ids = useMemo(
    () => sel.filter((id) => index === undefined || index.nodes.has(id) || index.edges.has(id) || index.boxes.has(id)),
    [index, sel],
  )
  useEffect(() => {
    if (settled && ids.length < sel.length) change({ sel: ids.length === 0 ? null : [...ids] })
  }, [settled, ids, sel, change])
  const set = useCallback(
    (next: readonly string[]) => change(next.length === 0 ? { sel: null } : { sel: [...next], panel: null }),
    [change],
  )
  const choose = useCallback(
    (id: string, add: boolean) => {
      if (!add) set([id])
      else set(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id])
    },
    [ids, set],
  )
  return useMemo(() => ({ ids, set, choose }), [ids, set, choose])
}
