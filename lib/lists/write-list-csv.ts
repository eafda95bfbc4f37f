import { writeCsv } from '@/lib/graph/export/write-csv'
import { type ColumnId, columnValue } from './columns'
import type { ListRow } from './model'

/** The rows as they stand in the table: raw numbers, the units in the titles, an empty cell for the unknown. */
export function writeListCsv(
  rows: readonly ListRow[],
  columns: readonly ColumnId[],
  title: (column: ColumnId) => string,
): string {
  return writeCsv(
    columns.map(title),
    rows.map((row) => columns.map((column) => cellOf(row, column))),
  )
}

/** Words where the table is sorted by their rank. */
function cellOf(row: ListRow, column: ColumnId): string | number | undefined {
  if (column === 'health') return row.health?.status
  return column === 'status' && row.list === 'config' ? row.status : columnValue(row, column)
}
