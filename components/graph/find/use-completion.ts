import { type Completion, type CompletionItem, completeFind, takeCompletion } from '@/lib/graph/find/complete'
import type { Graph } from '@/lib/graph/model'
import { type ComboboxStore, useCombobox } from '@mantine/core'
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Expression } from './use-expression'

const NONE: Completion = { start: 0, end: 0, items: [] }

interface Completing {
  readonly combobox: ComboboxStore
  readonly items: readonly CompletionItem[]
  /** The caret moved, or something was typed there. */
  readonly moveTo: (caret: number | null) => void
  readonly open: () => void
  /** Also where nothing fits at present: it does not open by itself when the caret moves on. */
  readonly close: () => void
  readonly take: (item: CompletionItem) => void
  /** The chosen item, else the first; undefined while the list is closed. */
  readonly offered: () => CompletionItem | undefined
}

/** The list of what fits at the caret of a field. */
export function useCompletion(
  field: RefObject<HTMLInputElement | null>,
  { draft, type }: Pick<Expression, 'draft' | 'type'>,
  graph: Graph | undefined,
): Completing {
  const [wanted, setWanted] = useState(false)
  const [caret, setCaret] = useState(0)
  const next = useRef<number>(undefined)
  const completion = useMemo(
    () => (wanted && graph !== undefined ? completeFind(draft, Math.min(caret, draft.length), graph) : NONE),
    [wanted, draft, caret, graph],
  )
  const { items } = completion
  const combobox = useCombobox({ opened: wanted && items.length > 0, onOpenedChange: setWanted })
  useLayoutEffect(() => {
    if (next.current === undefined) return
    field.current?.setSelectionRange(next.current, next.current)
    next.current = undefined
  }, [draft, field])
  return {
    combobox,
    items,
    open: () => setWanted(true),
    close: () => setWanted(false),
    moveTo: (place) => {
      if (place !== null) setCaret(place)
    },
    take: (item) => {
      const taken = takeCompletion(draft, completion, item)
      next.current = taken.caret
      setCaret(taken.caret)
      type(taken.text)
      combobox.resetSelectedOption()
    },
    offered: () => (combobox.dropdownOpened ? items[Math.max(0, combobox.getSelectedOptionIndex())] : undefined),
  }
}
