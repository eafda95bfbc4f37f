import { FILTER_KEYS, type FilterKey } from './filters'
import type { RowFilter } from './filter-rows'
import { parseLabelTerm } from './label-filter'

/** The filters of a view, as its address has them. */
export interface FilterText extends Readonly<Record<FilterKey, readonly string[]>> {
  readonly q: string
  readonly labels: readonly string[]
  readonly labelop: 'and' | 'or'
}

/** The filter that a view's texts mean; a condition on labels that cannot be read narrows nothing. */
export function readRowFilter(view: FilterText): RowFilter {
  return {
    q: view.q,
    chosen: Object.fromEntries(FILTER_KEYS.map((key) => [key, view[key]])),
    labels: view.labels.map(parseLabelTerm).filter((term) => term !== undefined),
    labelop: view.labelop,
  }
}
