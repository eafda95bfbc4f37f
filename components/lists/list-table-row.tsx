import type { Column } from '@/components/table/column'
import grid from '@/components/table/data-grid.module.css'
import { MoreButton } from '@/components/table/more-button'
import type { ListRow as Row } from '@/lib/lists/model'
import { visibleText } from '@/lib/std/visible-text'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import classes from './list-table.module.css'
import { RowCover } from './row-cover'
import { RowStop } from './row-stop'
import type { MenuPlace } from './row-menu'

interface ListTableRowProps {
  readonly row: Row
  readonly index: number
  readonly columns: readonly Column<Row>[]
  /** What is in it can be reached by Tab. */
  readonly tabStop: boolean
  /** The focus came into it. */
  readonly onActive: (id: string) => void
  readonly onMenu: (place: MenuPlace) => void
}

/** A row that leads to its thing as a whole; what is in its cells lies above the link. Scrolling draws only those that come. */
export const ListTableRow = memo(function ListTableRow({
  row,
  index,
  columns,
  tabStop,
  onActive,
  onMenu,
}: ListTableRowProps) {
  const t = useTranslations('table')
  const covered = columns.find(({ id }) => id !== 'name')?.id
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      className={`${grid.row} ${classes.row}`}
      onFocus={() => onActive(row.id)}
      onContextMenu={(event) => {
        // A link's own menu opens it in a new tab: only beside the link is ours of use.
        if (event.target instanceof HTMLAnchorElement) return
        const from = event.currentTarget.querySelector<HTMLElement>('[data-row]')
        if (from === null) return
        event.preventDefault()
        onMenu({ id: row.id, x: event.clientX, y: event.clientY, from })
      }}
    >
      <RowStop value={tabStop}>
        {columns.map((column) => (
          <td key={column.id} data-numeric={column.numeric} data-column={column.id}>
            {column.id === covered ? <RowCover row={row} /> : null}
            {column.cell(row)}
          </td>
        ))}
        <td className={grid.menu}>
          <MoreButton
            tabIndex={tabStop ? 0 : -1}
            aria-label={t('menuOf', { name: visibleText(row.name) })}
            aria-haspopup="menu"
            onClick={(event) => {
              const { left, bottom } = event.currentTarget.getBoundingClientRect()
              onMenu({ id: row.id, x: left, y: bottom, from: event.currentTarget })
            }}
          />
        </td>
      </RowStop>
    </tr>
  )
})
