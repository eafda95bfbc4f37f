import { type Completion, type CompletionItem, completeFind, takeCompletion } from '@/lib/graph/find/complete'
import { completionNeed } from '@/lib/graph/find/completion-need'
import type { Need } from '@/lib/graph/find/operand'
import type { Graph } from '@/lib/graph/model'
import type { ComboboxStore } from '@mantine/core'
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Expression } from './use-expression'
import { useSearchedGraph } from './use-searched-graph'
import { useWalkedCombobox } from './use-walked-combobox'

const NONE: Completion = { start: 0, end: 0, items: [] }

export interface Lack {
  readonly need: Need
  readonly state: 'loading' | 'failed'
}

interface Completing {
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

/** The list of what fits at the caret of a field. */
export function useCompletion(
  field: RefObject<HTMLInputElement | null>,
  { draft, type }: Pick<Expression, 'draft' | 'type'>,
  graph: Graph | undefined,
): Completing {
  const [wanted, setWanted] = useState(false)
  const [caret, setCaret] = useState(0)
  const next = useRef<number>(undefined)
  const at = Math.min(caret, draft.length)
  const need = wanted ? completionNeed(draft, at) : undefined
  const { graph: searched, state } = useSearchedGraph(graph, need)
  const completion = useMemo(
    () => (wanted && searched !== undefined ? completeFind(draft, at, searched) : NONE),
    [wanted, draft, at, searched],
  )
  const { items } = completion
  const lack = need === undefined || state === 'there' ? undefined : { need, state }
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
