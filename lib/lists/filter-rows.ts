import { type FilterKey, FILTER_KEYS, FILTERS_OF, filterValues } from './filters'
import { type LabelTerm, matchesLabels } from './label-filter'
import type { ListName, ListRow } from './model'

/** What a list is narrowed to. */
export interface RowFilter {
  /** Words, all of which a name contains. */
  readonly q: string
  /** OR within one key, AND between keys; none where a key has no values. */
  readonly chosen: Readonly<Partial<Record<FilterKey, readonly string[]>>>
  readonly labels: readonly LabelTerm[]
  readonly labelop: 'and' | 'or'
}

/** The rows that pass, in their order. Filters that the list does not have are not applied. */
export function filterRows<Row extends ListRow>(
  list: ListName,
  rows: readonly Row[],
  filter: RowFilter,
): readonly Row[] {
  const words = filter.q
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
  const keys = FILTER_KEYS.filter((key) => FILTERS_OF[list].includes(key) && (filter.chosen[key]?.length ?? 0) > 0)
  const wanted = new Map(keys.map((key) => [key, new Set((filter.chosen[key] ?? []).map(fold))]))
  return rows.filter((row) => {
    const name = row.name.toLowerCase()
    return (
      words.every((word) => name.includes(word) || hostsOf(row).some((host) => host.includes(word))) &&
      keys.every((key) => filterValues(row, key).some((value) => wanted.get(key)?.has(fold(value)))) &&
      matchesLabels(row.labels, filter.labels, filter.labelop)
    )
  })
}

/** An entry is known by its hosts more than by its name. */
function hostsOf(row: ListRow): readonly string[] {
  return row.list === 'services' ? row.hosts.map((host) => host.toLowerCase()) : []
}

function fold(value: string): string {
  return value.toLowerCase()
}
