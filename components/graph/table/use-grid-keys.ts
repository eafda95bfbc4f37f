import { type KeyboardEvent, useEffect, useRef } from 'react'

const PAGE = 10

interface GridKeys {
  readonly count: number
  /** The focused row; -1 before any. */
  readonly at: number
  readonly onMove: (index: number) => void
  readonly onChoose: (index: number, add: boolean) => void
}

/** Arrows, Page keys, Home and End move through the rows, Enter and Space select, with Ctrl beside what is selected. */
export function useGridKeys({ count, at, onMove, onChoose }: GridKeys): (event: KeyboardEvent<HTMLElement>) => void {
  const pending = useRef<{ readonly grid: HTMLElement; readonly index: number }>(null)
  useEffect(() => {
    // The row that is moved to may have come into the document only now.
    const row = pending.current?.grid.querySelector<HTMLElement>(`tr[data-index="${pending.current.index}"]`)
    if (row == null) return
    pending.current = null
    row.focus({ preventScroll: true })
  })
  return (event) => {
    if (!(event.target instanceof HTMLTableRowElement)) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onChoose(at, event.ctrlKey || event.metaKey)
      return
    }
    const to = target(event.key, at, count)
    if (to === undefined || event.altKey) return
    event.preventDefault()
    pending.current = { grid: event.currentTarget, index: to }
    onMove(to)
  }
}

function target(key: string, at: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: count - 1,
  }
  const to = Object.hasOwn(steps, key) ? steps[key] : undefined
  return to === undefined ? undefined : Math.min(Math.max(to, 0), count - 1)
}
