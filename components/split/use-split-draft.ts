import { useDraft } from '@/lib/client/use-draft'
import {
  isChanged,
  moveSplit,
  readDraft,
  type SplitDesk,
  type SplitDraft,
  type SplitMove,
} from '@/lib/istio/split/split-draft'
import { useEffect } from 'react'

interface ChosenSplit {
  readonly draft: SplitDraft
  /** There is something to write. */
  readonly changed: boolean
  /** The object is another one than that with which the draft began. */
  readonly meanwhile: boolean
  readonly move: (move: SplitMove) => void
  readonly discard: () => void
}

/** What is chosen for a rule: it outlives the page, as every draft does, as long as it fits the rule. */
export function useSplitDraft(name: string, desk: SplitDesk): ChosenSplit {
  const [kept, keep] = useDraft(name)
  const draft = (kept === undefined ? undefined : readDraft(desk, kept.text)) ?? desk.begin
  const changed = isChanged(desk, draft)
  const before = kept?.before ?? desk.rule.object.text
  const isOver = kept !== undefined && !changed && before !== desk.rule.object.text
  // What was applied is no draft any more: kept, it would pass for a change as soon as the object is another one again.
  useEffect(() => {
    if (isOver) keep(undefined)
  }, [isOver, keep])
  return {
    draft,
    changed,
    meanwhile: changed && before !== desk.rule.object.text,
    move: (move) => {
      const next = moveSplit(desk, draft, move)
      const begins = !isChanged(desk, next) && next.locked.length === 0
      keep(begins ? undefined : { before: changed ? before : desk.rule.object.text, text: JSON.stringify(next) })
    },
    discard: () => keep(undefined),
  }
}
