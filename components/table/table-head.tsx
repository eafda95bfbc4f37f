import { VisuallyHidden } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { Column } from './column'
import { HeaderCell } from './header-cell'
import type { Sort } from './use-sorted-rows'

/** Of the last column, with the button of the row's menu. */
const MENU_WIDTH = 40

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
}

/** Widths and titles of the columns, and of a last one for the menus of rows. */
export function TableHead<Row>({ columns, sort, onSort }: TableHeadProps<Row>) {
  const t = useTranslations('table')
  return (
    <>
      <colgroup>
        {columns.map(({ id, width }) => (
          <col key={id} {...(width === undefined ? {} : { style: { width } })} />
        ))}
        <col style={{ width: MENU_WIDTH }} />
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
          <th scope="col">
            <VisuallyHidden>{t('actions')}</VisuallyHidden>
          </th>
        </tr>
      </thead>
    </>
  )
}

/** Narrower than this the table scrolls sideways instead of cutting names off; `leastName` is for columns without a width. */
export function leastWidth(columns: readonly Pick<Column<never>, 'width'>[], leastName: number): number {
  return columns.reduce((total, { width = leastName }) => total + width, MENU_WIDTH)
}
