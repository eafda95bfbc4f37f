import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { useMemo, useRef, useState } from 'react'
import type { Column } from './column'
import classes from './data-grid.module.css'
import { HeaderCell } from './header-cell'
import { useGridKeys } from './use-grid-keys'
import { useVirtualRows } from './use-virtual-rows'

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

const LEAST_NAME = 170

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

interface DataGridProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** Null: the order of the rows as given. */
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
  readonly selection: readonly string[]
  /** `add`: beside what is selected already. */
  readonly onSelect: (id: string, add: boolean) => void
}

/** A table of any length: sortable, one row focused at a time, only what is seen stands in the document. */
export function DataGrid<Row extends { readonly id: string }>(props: DataGridProps<Row>) {
  const { label, columns, rows, sort, onSort, selection, onSelect } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string>()
  const columnDefs = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: column.value,
        sortUndefined: 'last' as const,
        sortDescFirst: column.numeric === true,
      })),
    [columns],
  )
  const sorting = useMemo(() => (sort === null ? [] : [{ id: sort.column, desc: sort.descending }]), [sort])
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({ features, columns: columnDefs, data, getRowId: (row: Row) => row.id, state: { sorting } })
  const sorted = table.getRowModel().rows
  const activeIndex = sorted.findIndex((row) => row.id === active)
  const { items, scrollTo } = useVirtualRows({ scroller, count: sorted.length, keep: activeIndex })
  const keys = useGridKeys({
    count: sorted.length,
    at: activeIndex,
    onMove: (index) => {
      setActive(sorted[index]?.id)
      scrollTo(index)
    },
    onChoose: (index, add) => {
      const id = sorted[index]?.id
      if (id !== undefined) onSelect(id, add)
    },
  })
  const firstShown = items.find((item) => item.kind === 'row')?.index

  return (
    <div ref={scroller} className={classes.scroller}>
      <table
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows are chosen is a grid (WAI-ARIA)
        role="grid"
        aria-label={label}
        aria-rowcount={sorted.length + 1}
        aria-multiselectable
        className={classes.grid}
        style={{ minWidth: leastWidth(columns) }}
        onKeyDown={keys}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} {...(column.width === undefined ? {} : { style: { width: column.width } })} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            if (item.kind === 'gap') return <tr key={item.key} aria-hidden style={{ height: item.height }} />
            const row = sorted[item.index]
            if (row === undefined) return null
            const selected = selection.includes(row.id)
            const tabStop = activeIndex === -1 ? item.index === firstShown : item.index === activeIndex
            return (
              <tr
                key={row.id}
                data-index={item.index}
                aria-rowindex={item.index + 2}
                aria-selected={selected}
                tabIndex={tabStop ? 0 : -1}
                className={classes.row}
                onFocus={() => setActive(row.id)}
                onClick={(event) => onSelect(row.id, event.ctrlKey || event.metaKey)}
              >
                {columns.map((column) => (
                  <td key={column.id} data-numeric={column.numeric}>
                    {column.cell(row.original)}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Narrower than this the table scrolls sideways instead of cutting names off. */
function leastWidth(columns: readonly Pick<Column<never>, 'width'>[]): number {
  return columns.reduce((total, { width = LEAST_NAME }) => total + width, 0)
}
