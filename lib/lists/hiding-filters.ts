import { FILTER_KEYS } from './filters'
import { filterRows } from './filter-rows'
import type { ListName, ListRow } from './model'
import { type BoxFilter, LABEL_KEY } from './read-box'
import { type FilterText, readRowFilter } from './read-row-filter'

/** Something that narrows the rows; without a value it is the words in the box. */
export interface HidingFilter {
  readonly filter: BoxFilter | null
  /** How many rows are shown once it alone is cleared. */
  readonly shown: number
}

/** What narrows a list, in the order of its filters, and what clearing each of them brings. */
export function hidingFilters(list: ListName, rows: readonly ListRow[], view: FilterText): readonly HidingFilter[] {
  const shownBy = (change: Partial<FilterText>): number =>
    filterRows(list, rows, readRowFilter({ ...view, ...change })).length
  const without = (values: readonly string[], value: string) => values.filter((other) => other !== value)
  return [
    ...(view.q === '' ? [] : [{ filter: null, shown: shownBy({ q: '' }) }]),
    ...FILTER_KEYS.flatMap((key) =>
      view[key].map((value) => ({
        filter: { key, value },
        shown: shownBy({ [key]: without(view[key], value) }),
      })),
    ),
    ...view.labels.map((value) => ({
      filter: { key: LABEL_KEY, value } as const,
      shown: shownBy({ labels: without(view.labels, value) }),
    })),
  ]
}
