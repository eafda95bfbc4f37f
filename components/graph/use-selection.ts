import { useGraphView } from '@/lib/client/use-graph-view'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { useCallback, useEffect, useMemo } from 'react'
import { toggled } from './toggled'

/** Takes the ids to be selected, or works them out of those that are selected by then. */
export type SelectIds = (ids: readonly string[] | ((selected: readonly string[]) => readonly string[])) => void

export interface GraphSelection {
  /** Ids of elements that the graph has. */
  readonly ids: readonly string[]
  /** Selecting anything opens the panel that tells of it. */
  readonly set: SelectIds
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
  const ids = useMemo(() => knownOf(index, sel), [index, sel])
  useEffect(() => {
    if (settled && ids.length < sel.length) change({ sel: ids.length === 0 ? null : [...ids] })
  }, [settled, ids, sel, change])
  const set = useCallback<SelectIds>(
    (next) =>
      change((newest) => {
        const now = typeof next === 'function' ? next(knownOf(index, newest.sel)) : next
        return now.length === 0 ? { sel: null } : { sel: [...now], panel: null }
      }),
    [index, change],
  )
  const choose = useCallback((id: string, add: boolean) => set(add ? (selected) => toggled(selected, id) : [id]), [set])
  return useMemo(() => ({ ids, set, choose }), [ids, set, choose])
}

function knownOf(index: ElementIndex | undefined, ids: readonly string[]): readonly string[] {
  if (index === undefined) return ids
  return ids.filter((id) => index.nodes.has(id) || index.edges.has(id) || index.boxes.has(id))
}
