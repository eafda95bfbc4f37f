import { rowDestination } from '@/components/table/row-destination'
import { type KeyboardEvent, useEffect, useRef } from 'react'

interface RowKeys {
  readonly count: number
  readonly onMove: (index: number) => void
  readonly onMenu: (index: number, link: HTMLElement) => void
}

/** Arrows, Page keys, Home and End move from row to row; Enter follows the row's link, Space opens its menu. */
export function useRowKeys({ count, onMove, onMenu }: RowKeys): (event: KeyboardEvent<HTMLElement>) => void {
  const pending = useRef<{ readonly rows: HTMLElement; readonly index: number }>(null)
  useEffect(() => {
    // The row that is moved to may have come into the document only now.
    const row = pending.current?.rows.querySelector<HTMLElement>(`tr[data-index="${pending.current.index}"] [data-row]`)
    if (row == null) return
    pending.current = null
    row.focus({ preventScroll: true })
  })
  return (event) => {
    const { target, key, altKey, ctrlKey, metaKey, shiftKey } = event
    if (!(target instanceof HTMLElement) || !Object.hasOwn(target.dataset, 'row')) return
    if (altKey || ctrlKey || metaKey) return
    const at = pending.current?.index ?? Number(target.closest('tr')?.dataset.index)
    if (key === ' ' || key === 'ContextMenu' || (key === 'F10' && shiftKey)) {
      event.preventDefault()
      onMenu(at, target)
      return
    }
    const to = rowDestination(key, at, count)
    if (to === undefined) return
    event.preventDefault()
    pending.current = { rows: event.currentTarget, index: to }
    onMove(to)
  }
}
