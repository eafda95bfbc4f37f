import { kindTitle } from '@/lib/config-objects/config-kinds'
import { compareText } from '@/lib/std/compare-text'
import type { ListRow } from './model'

export const GROUPINGS = ['none', 'kind', 'namespace', 'service'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface RowGroup {
  /** Index of its first row. */
  readonly first: number
  /** Null: rows that belong to none. */
  readonly name: string | null
  readonly count: number
}

export interface GroupedRows {
  readonly rows: readonly ListRow[]
  /** Empty where nothing is grouped. */
  readonly groups: readonly RowGroup[]
}

/**
 * The rows in groups, sorted by their names, those of none last; within a group in the order given. A row of several groups stands in
 * each of them, with an id of its own.
 */
export function groupRows(rows: readonly ListRow[], by: Grouping): GroupedRows {
  if (by === 'none') return { rows, groups: [] }
  const members = new Map<string | null, ListRow[]>()
  for (const row of rows) {
    const names = groupsOf(row, by)
    for (const name of names) {
      const list = members.get(name) ?? []
      list.push(names.length === 1 ? row : { ...row, id: `${row.id} ${name ?? ''}` })
      members.set(name, list)
    }
  }
  const sorted = [...members].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : compareText(a, b)))
  const groups: RowGroup[] = []
  let first = 0
  for (const [name, { length: count }] of sorted) {
    groups.push({ first, name, count })
    first += count
  }
  return { rows: sorted.flatMap(([, list]) => list), groups }
}

function groupsOf(row: ListRow, by: Exclude<Grouping, 'none'>): readonly (string | null)[] {
  if (by === 'namespace') return [row.namespace === '' ? null : row.namespace]
  if (row.list !== 'config') return [null]
  if (by === 'kind') return [kindTitle(row.kind)]
  return row.services.length === 0 ? [null] : row.services
}
