import { rowDestination } from '@/components/table/row-destination'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { howOf, type SelectHow } from './use-row-selection'

interface GridKeys {
  readonly count: number
  readonly onMove: (index: number) => void
  readonly onSelect: (index: number, how: SelectHow) => void
  readonly onMenu: (index: number, row: HTMLTableRowElement) => void
}

/**
 * Arrows, Page keys, Home and End move through the rows, with Shift they select on the way. Enter selects (Ctrl adds, Shift takes all
 * in between), Space or the key for context menus opens the menu.
 */
export function useGridKeys(keys: GridKeys): (event: KeyboardEvent<HTMLElement>) => void {
  const pending = useRef<{ readonly grid: HTMLElement; readonly index: number }>(null)
  useEffect(() => {
    // The row that is moved to may have come into the document only now.
    const row = pending.current?.grid.querySelector<HTMLElement>(`tr[data-index="${pending.current.index}"]`)
    if (row == null) {
      if ((pending.current?.index ?? 0) >= keys.count) pending.current = null
      return
    }
    pending.current = null
    row.focus({ preventScroll: true })
  })
  return (event) => {
    if (!(event.target instanceof HTMLTableRowElement) || event.altKey) return
    // The focus says where one is: what React has drawn may be a key behind, and so may the focus.
    const at = pending.current?.index ?? Number(event.target.dataset.index)
    const act = actionOf(event, at, { ...keys, row: event.target })
    if (act === undefined) return
    event.preventDefault()
    const to = act()
    if (to !== undefined) pending.current = { grid: event.currentTarget, index: to }
  }
}

/** What a key does; the action gives the row to go to. */
function actionOf(
  event: KeyboardEvent,
  at: number,
  { count, onMove, onSelect, onMenu, row }: GridKeys & { readonly row: HTMLTableRowElement },
): (() => number | undefined) | undefined {
  if (isMenuKey(event)) {
    return () => {
      onMenu(at, row)
      return undefined
    }
  }
  if (event.key === 'Enter' || event.key === ' ') {
    return () => {
      onSelect(at, howOf(event))
      return undefined
    }
  }
  const to = rowDestination(event.key, at, count)
  if (to === undefined) return undefined
  return () => {
    onMove(to)
    if (event.shiftKey) onSelect(to, 'range')
    return to
  }
}

function isMenuKey({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return true
  return key === ' ' && !ctrlKey && !metaKey && !shiftKey
}
