import { rowDestination } from '@/components/table/row-destination'
import type { TreeRow } from '@/lib/tracing/build-trace-tree'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'

interface TreeKeys {
  readonly rows: readonly TreeRow[]
  /** -1: none has had the focus yet. */
  readonly activeIndex: number
  readonly folded: ReadonlySet<string>
  readonly scroller: RefObject<HTMLElement | null>
  readonly onFocus: (index: number) => void
  readonly onFold: (id: string, on: boolean) => void
  readonly onOpen: (id: string) => void
}

/** The keys of a tree: up and down, first and last, left and right to fold, unfold and go to the parent, Enter to open. */
export function useTreeKeys(options: TreeKeys): (event: KeyboardEvent) => void {
  const { rows, activeIndex, folded, scroller, onFocus, onFold, onOpen } = options
  // A row that is scrolled to stands in the document only after the next drawing.
  const awaited = useRef(false)
  useEffect(() => {
    if (!awaited.current) return
    awaited.current = false
    scroller.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus()
  }, [activeIndex, scroller])

  const go = (index: number): void => {
    const at = Math.min(rows.length - 1, Math.max(0, index))
    awaited.current = at !== activeIndex
    onFocus(at)
  }
  return (event) => {
    const row = rows[activeIndex]
    if (event.altKey || event.ctrlKey || event.metaKey || row === undefined) return
    const act = actionOf(event.key)
    if (act === undefined) return
    event.preventDefault()
    act()

    function actionOf(key: string): (() => void) | undefined {
      if (row === undefined) return undefined
      const closed = folded.has(row.id)
      switch (key) {
        case 'ArrowRight':
          return () => (closed ? onFold(row.id, false) : row.below > 0 ? go(activeIndex + 1) : undefined)
        case 'ArrowLeft':
          return () => (row.below > 0 && !closed ? onFold(row.id, true) : go(parentIndex(rows, activeIndex)))
        case 'Enter':
        case ' ':
          return () => onOpen(row.id)
        default: {
          const to = rowDestination(key, activeIndex, rows.length)
          return to === undefined ? undefined : () => go(to)
        }
      }
    }
  }
}

function parentIndex(rows: readonly TreeRow[], index: number): number {
  const depth = rows[index]?.depth ?? 0
  for (let at = index - 1; at >= 0; at -= 1) if ((rows[at]?.depth ?? 0) < depth) return at
  return index
}
