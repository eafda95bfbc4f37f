import { useGraphView } from '@/lib/client/use-graph-view'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Sort } from './use-sorted-rows'

interface Sorting {
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
  /** What the last change did, to be read aloud; empty before the first. */
  readonly spoken: string
}

/** The order that the URL asks for. */
export function useSort(columns: readonly { readonly id: string; readonly title: string }[]): Sorting {
  const t = useTranslations('graph.table.sorted')
  const [{ sort: text }, change] = useGraphView()
  const [spoken, setSpoken] = useState('')
  const sort = useMemo(() => readSort(text), [text])
  return {
    sort,
    spoken,
    onSort: (next) => {
      change({ sort: next === null ? null : `${next.descending ? '-' : ''}${next.column}` })
      const column = columns.find(({ id }) => id === next?.column)?.title ?? ''
      setSpoken(next === null ? t('none') : t(next.descending ? 'descending' : 'ascending', { column }))
    },
  }
}

function readSort(text: string | null): Sort | null {
  if (text === null) return null
  return text.startsWith('-') ? { column: text.slice(1), descending: true } : { column: text, descending: false }
}
