import classes from './card-table.module.css'
import type { Column } from './column'
import { HeaderCell } from './header-cell'
import { type Sort, useSortedRows } from './use-sorted-rows'

interface SortedTableProps<Row> {
  readonly label: string
  /** The first one's cells are the rows' headers. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
}

/** A table in a card that sorts by its columns, all of it there at once. */
export function SortedTable<Row extends { readonly id: string }>(props: SortedTableProps<Row>) {
  const { label, columns, rows, sort, onSort } = props
  const sorted = useSortedRows(columns, rows, sort)
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.id}>
              {columns.map(({ id, numeric, cell }, at) =>
                at === 0 ? (
                  <th key={id} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id} data-numeric={numeric}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
