import { useListView } from '@/lib/client/use-list-view'
import { FILTER_KEYS, type FilterKey } from '@/lib/lists/filters'
import { parseLabelTerm, printLabelTerm } from '@/lib/lists/label-filter'
import { type BoxFilter, LABEL_KEY } from '@/lib/lists/read-box'

interface ListFilters {
  /** Each value that narrows the rows, in the order of the keys. */
  readonly chips: readonly BoxFilter[]
  /** Adds several at once; `q` are the words that stand beside them. */
  readonly add: (filters: readonly BoxFilter[], q?: string) => void
  readonly remove: (filter: BoxFilter) => void
  /** Adds a label's value, or takes it away again. */
  readonly toggleLabel: (key: string, value: string) => void
  readonly isLabelChosen: (key: string, value: string) => boolean
  readonly clear: () => void
}

/** The filters in the URL, as chips. */
export function useListFilters(): ListFilters {
  const [view, change] = useListView()
  const { labels } = view
  const chips: readonly BoxFilter[] = [
    ...FILTER_KEYS.flatMap((key) => view[key].map((value) => ({ key, value }))),
    ...labels.map((value) => ({ key: LABEL_KEY, value }) as const),
  ]
  const write = (next: readonly BoxFilter[], q?: string) => {
    const of = (key: BoxFilter['key']) => [
      ...new Set(next.filter((chip) => chip.key === key).map(({ value }) => value)),
    ]
    const own: Partial<Record<FilterKey, string[]>> = Object.fromEntries(FILTER_KEYS.map((key) => [key, of(key)]))
    change({ ...own, labels: of(LABEL_KEY), ...(q === undefined ? {} : { q }) })
  }
  const remove = (chip: BoxFilter) => write(chips.filter(({ key, value }) => key !== chip.key || value !== chip.value))
  const termOf = (key: string, value: string) => printLabelTerm({ op: 'in', key, values: [value] })
  const isLabelChosen = (key: string, value: string) => labels.includes(termOf(key, value))
  return {
    chips,
    add: (filters, q) => write([...chips, ...filters], q),
    remove,
    toggleLabel: (key, value) => {
      const term = { key: LABEL_KEY, value: termOf(key, value) } as const
      if (parseLabelTerm(term.value) === undefined) return
      if (isLabelChosen(key, value)) remove(term)
      else write([...chips, term])
    },
    isLabelChosen,
    clear: () => write([], ''),
  }
}
