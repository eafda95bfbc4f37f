import { type ColumnId, COLUMNS_OF } from './columns'
import type { ListName } from './model'

/** The columns with one of them at another place. */
export function moveColumn(columns: readonly ColumnId[], id: ColumnId, to: number): readonly ColumnId[] {
  const others = columns.filter((one) => one !== id)
  return [...others.slice(0, to), id, ...others.slice(to)]
}

/** Hides a column, or shows it where the list has it at first. The name stays. */
export function toggleColumn(list: ListName, columns: readonly ColumnId[], id: ColumnId): readonly ColumnId[] {
  if (id === 'name') return columns
  if (columns.includes(id)) return columns.filter((one) => one !== id)
  const all = COLUMNS_OF[list]
  const before = all.slice(0, all.indexOf(id)).findLast((one) => columns.includes(one))
  return moveColumn(columns, id, before === undefined ? 0 : columns.indexOf(before) + 1)
}
