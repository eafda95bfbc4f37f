import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { Column } from './column'
import classes from './data-grid.module.css'
import type { Sort } from './use-sorted-rows'

interface HeaderCellProps<Row> {
  readonly column: Column<Row>
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
}

/** Sorts by its column: once in the order that is looked for first, then in the other, then not at all. */
export function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const first = column.numeric === true
  const own = sort?.column === column.id ? sort : null
  const next =
    own === null
      ? { column: column.id, descending: first }
      : own.descending === first
        ? { ...own, descending: !first }
        : null
  if (column.unsortable === true) {
    return (
      <th scope="col" data-column={column.id} className={classes.plain}>
        {column.title}
      </th>
    )
  }
  const button = (
    <UnstyledButton className={classes.sort} onClick={() => onSort(next)}>
      {column.title}
      {own === null ? null : own.descending ? (
        <IconArrowDown size={12} aria-hidden />
      ) : (
        <IconArrowUp size={12} aria-hidden />
      )}
    </UnstyledButton>
  )
  return (
    <th
      scope="col"
      data-column={column.id}
      data-numeric={column.numeric}
      aria-sort={own === null ? 'none' : own.descending ? 'descending' : 'ascending'}
    >
      {column.hint === undefined ? button : <Tooltip label={column.hint}>{button}</Tooltip>}
    </th>
  )
}
