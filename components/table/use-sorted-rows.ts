import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import type { Column } from './column'

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

/** @param sort null: the order of the rows as given. */
export function useSortedRows<Row extends { readonly id: string }>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  sort: Sort | null,
): readonly Row[] {
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
  const isKnown = columns.some(({ id }) => id === sort?.column)
  const sorting = useMemo(
    () => (sort === null || !isKnown ? [] : [{ id: sort.column, desc: sort.descending }]),
    [sort, isKnown],
  )
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({ features, columns: columnDefs, data, getRowId: (row: Row) => row.id, state: { sorting } })
  const { rows: sorted } = table.getRowModel()
  return useMemo(() => sorted.map(({ original }) => original), [sorted])
}
