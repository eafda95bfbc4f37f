import { describeElement } from '@/lib/graph/display/describe-element'
import type { DisplayTexts } from '@/lib/graph/display/display-texts'
import type { GraphIndex } from '@/lib/graph/display/graph-index'
import { stateChanges } from '@/lib/graph/display/state-changes'
import type { Position } from '@/lib/graph/display/walk'
import type { GraphView } from '@/lib/url/graph-view'
import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { announcement, nameOf } from './describe'

interface Told {
  readonly index: GraphIndex
  readonly view: Pick<GraphView, 'latency'>
  readonly texts: DisplayTexts
  readonly selection: readonly string[]
  /** The element that the keyboard is at. */
  readonly cursor: string | undefined
}

interface Announcements {
  /** What a screen reader shall say now. */
  readonly spoken: string
  /** The keyboard came to an element; undefined: there was none to come to. */
  readonly arrive: (id: string | undefined, position?: Position) => void
  readonly say: (text: string) => void
}

/** A reader repeats nothing that it finds unchanged, so what is said twice in a row must differ where nobody sees it. */
const UNSEEN = '\u00a0'

/** Says each arrival once, and after a refresh only what changed its state of what is selected or walked to. */
export function useAnnouncements({ index, view, texts, selection, cursor }: Told): Announcements {
  const t = useTranslations('canvas')
  const [spoken, setSpoken] = useState('')
  const say = useCallback((text: string) => setSpoken((last) => (last === text ? text + UNSEEN : text)), [])
  const [told, setTold] = useState(index)
  if (told !== index) {
    setTold(index)
    const changed = stateChanges(told, index, [...(cursor === undefined ? [] : [cursor]), ...selection])
    const sentences = changed.flatMap(({ id, status }) => {
      const described = describeElement(index, id, view, texts)
      if (described === undefined) return []
      const word = described.own?.status ?? t(`status.${status ?? 'none'}`)
      return [t('became', { name: nameOf(described, t), status: word })]
    })
    if (sentences.length > 0) setSpoken(sentences.join('. '))
  }
  const arrive = (id: string | undefined, position?: Position) => {
    const described = id === undefined ? undefined : describeElement(index, id, view, texts)
    const selected = id !== undefined && selection.includes(id)
    say(described === undefined ? t('nothingThere') : announcement(described, { position, selected }, t))
  }
  return { spoken, arrive, say }
}
