import type { FindError } from '@/lib/graph/find/find-error'
import type { FindLanguage } from '@/lib/graph/find/operands'
import { parseFind } from '@/lib/graph/find/parse-find'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'

export type Purpose = 'find' | 'hide'

/** Long enough that a word is typed to its end, short enough that one waits for nothing. */
const PAUSE_MS = 350

export interface Expression {
  /** What stands in the box; the URL has the last one that could be read. */
  readonly draft: string
  readonly error: FindError | undefined
  /** Somebody types: it applies after a pause. */
  readonly type: (text: string) => void
  /** It applies now. */
  readonly apply: (text: string) => void
}

interface Typed {
  readonly draft: string
  /** The draft that was looked at last; only that one can be wrong. */
  readonly judged: string
  /** What the URL said when this was last compared with it. */
  readonly seen: string
  /** What this box wrote into the URL last. */
  readonly written: string
}

interface Kept {
  /** As the URL has it; empty for none. */
  readonly url: string
  readonly onChange: (expression: string) => void
  readonly language: FindLanguage
}

/** The text of a find or hide box, and the URL in step with it: what cannot be read leaves the last result in force. */
export function useExpression({ url, onChange, language }: Kept): Expression {
  const [typed, setTyped] = useState<Typed>({ draft: url, judged: url, seen: url, written: url })
  // A preset, the Back button or another box changed it; what comes back of one's own writing may be older than the draft.
  if (typed.seen !== url) {
    const isOwn = url === typed.written
    setTyped({ ...typed, seen: url, written: url, ...(isOwn ? {} : { draft: url, judged: url }) })
  }
  const commit = (draft: string) => {
    const next = draft.trim() === '' ? '' : draft
    const isReadable = next === '' || parseFind(next, language).ok
    setTyped((before) => ({ ...before, draft, judged: draft, written: isReadable ? next : before.written }))
    if (isReadable && next !== url) onChange(next)
  }
  const commitLater = useDebouncedCallback(commit, PAUSE_MS)
  const { draft, judged } = typed
  const read = judged === draft && draft.trim() !== '' ? parseFind(draft, language) : undefined
  return {
    draft,
    error: read?.ok === false ? read.error : undefined,
    type: (text) => {
      setTyped((before) => ({ ...before, draft: text }))
      commitLater(text)
    },
    apply: (text) => {
      commitLater.cancel()
      commit(text)
    },
  }
}
