import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Sort } from './use-sorted-rows'

interface SpokenSort {
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
  /** What the last change did, to be read aloud; empty before the first. */
  readonly spoken: string
}

interface SortText {
  /** As the URL writes it: a column, with `-` before it descending. */
  readonly text: string | null
  readonly onText: (text: string | null) => void
  /** Says the order that holds without any. */
  readonly unsorted: string
}

/** The order that the URL asks for. */
export function useSpokenSort(
  columns: readonly { readonly id: string; readonly title: string }[],
  { text, onText, unsorted }: SortText,
): SpokenSort {
  const t = useTranslations('table')
  const [spoken, setSpoken] = useState('')
  const sort = useMemo(() => readSort(text), [text])
  return {
    sort,
    spoken,
    onSort: (next) => {
      onText(next === null ? null : `${next.descending ? '-' : ''}${next.column}`)
      const column = columns.find(({ id }) => id === next?.column)?.title ?? ''
      setSpoken(next === null ? unsorted : t(next.descending ? 'descending' : 'ascending', { column }))
    },
  }
}

function readSort(text: string | null): Sort | null {
  if (text === null) return null
  return text.startsWith('-') ? { column: text.slice(1), descending: true } : { column: text, descending: false }
}
