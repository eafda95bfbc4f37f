import { rangeBetween } from '@/lib/graph/panel/range-between'
import { useRef } from 'react'
import { toggled } from '../toggled'
import type { SelectIds } from '../use-selection'

/** How a row joins the selection: alone, beside the others or out of them, or with all rows since the last one chosen. */
export type SelectHow = 'alone' | 'toggle' | 'range'

interface RowSelection {
  /** In the order shown. */
  readonly ids: readonly string[]
  readonly selection: readonly string[]
  readonly onSelect: SelectIds
}

/** @returns selects a row; `from` is where a range begins when none was chosen before. */
export function useRowSelection({
  ids,
  selection,
  onSelect,
}: RowSelection): (id: string, how: SelectHow, from?: string) => void {
  const anchor = useRef<string>(undefined)
  return (id, how, from) => {
    if (how === 'range') {
      anchor.current ??= from ?? selection[0]
      onSelect(rangeBetween(ids, anchor.current, id))
      return
    }
    anchor.current = id
    if (how === 'alone') onSelect([id])
    else onSelect((selected) => toggled(selected, id))
  }
}

/** As lists of files have it: Ctrl or Cmd adds, Shift takes all in between. */
export function howOf(event: {
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}): SelectHow {
  if (event.shiftKey) return 'range'
  return event.ctrlKey || event.metaKey ? 'toggle' : 'alone'
}
