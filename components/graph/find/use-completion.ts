import { type Completion, type CompletionItem, completeFind, takeCompletion } from '@/lib/graph/find/complete'
import type { Need } from '@/lib/graph/find/operand'
import type { FindLanguage } from '@/lib/graph/find/operands'
import type { DrawnParts } from '@/lib/graph/model'
import type { ComboboxStore } from '@mantine/core'
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Expression } from './use-expression'
import { useWalkedCombobox } from './use-walked-combobox'

const NONE: Completion = { start: 0, end: 0, items: [] }

export interface Lack {
  readonly need: Need
  readonly state: 'loading' | 'failed'
}

export interface Completing {
  readonly combobox: ComboboxStore
  /** Id of the item that the arrow keys are at; undefined for none, which the library takes for *not said*. */
  readonly active: string | undefined
  readonly items: readonly CompletionItem[]
  /** What the items cannot be read off yet. */
  readonly lack: Lack | undefined
  /** The caret moved, or something was typed there. */
  readonly moveTo: (caret: number | null) => void
  readonly open: () => void
  /** Also where nothing fits at present: it does not open by itself when the caret moves on. */
  readonly close: () => void
  readonly take: (item: CompletionItem) => void
  /** The chosen item, else the first; undefined while the list is closed. */
  readonly offered: () => CompletionItem | undefined
}

/** Where one writes in a field, and whether one wants to be helped there. */
export interface Caret {
  readonly at: number
  readonly wanted: boolean
  readonly setAt: (at: number) => void
  readonly setWanted: (wanted: boolean) => void
}

export function useCaret(draft: string): Caret {
  const [wanted, setWanted] = useState(false)
  const [caret, setAt] = useState(0)
  return { at: Math.min(caret, draft.length), wanted, setAt, setWanted }
}

interface Searched {
  /** What names and values are read off. */
  readonly graph: Pick<DrawnParts, 'nodes' | 'edges'> | undefined
  readonly lack: Lack | undefined
  readonly language: FindLanguage
}

/** The list of what fits at the caret of a field. */
export function useCompletion(
  field: RefObject<HTMLInputElement | null>,
  { draft, type }: Pick<Expression, 'draft' | 'type'>,
  { at, wanted, setAt, setWanted }: Caret,
  { graph, lack, language }: Searched,
): Completing {
  const next = useRef<number>(undefined)
  const completion = useMemo(
    () => (wanted && graph !== undefined ? completeFind(draft, at, graph, language) : NONE),
    [wanted, draft, at, graph, language],
  )
  const { items } = completion
  const { combobox, active } = useWalkedCombobox(items, {
    opened: wanted && (items.length > 0 || lack !== undefined),
    onOpenedChange: setWanted,
  })
  useLayoutEffect(() => {
    if (next.current === undefined) return
    field.current?.setSelectionRange(next.current, next.current)
    next.current = undefined
  }, [draft, field])
  return {
    combobox,
    active,
    items,
    lack,
    open: () => setWanted(true),
    close: () => setWanted(false),
    moveTo: (place) => {
      if (place !== null) setAt(place)
    },
    take: (item) => {
      const taken = takeCompletion(draft, completion, item)
      next.current = taken.caret
      setAt(taken.caret)
      type(taken.text)
      combobox.resetSelectedOption()
    },
    offered: () => (combobox.dropdownOpened ? items[Math.max(0, combobox.getSelectedOptionIndex())] : undefined),
  }
}
