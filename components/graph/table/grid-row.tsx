import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Column } from '@/components/table/column'
import classes from '@/components/table/data-grid.module.css'
import { MoreButton } from '@/components/table/more-button'
import { FoundMark } from './found-mark'

interface GridRowProps<Row> {
  readonly row: Row
  readonly index: number
  readonly columns: readonly Column<Row>[]
  readonly name: string
  readonly selected: boolean
  /** A find expression selects it. */
  readonly found: boolean
  /** The walk through what is found has come to it. */
  readonly visited: boolean
  readonly tabStop: boolean
  readonly onFocus: () => void
  readonly onClick: (event: MouseEvent) => void
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void
}

/** A row of the grid, with the button of its menu while one looks at it. */
export function GridRow<Row>(props: GridRowProps<Row>) {
  const { row, index, columns, name, selected, found, visited, tabStop, ...on } = props
  const t = useTranslations('table')
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-found={found || undefined}
      data-visited={visited || undefined}
      tabIndex={tabStop ? 0 : -1}
      className={classes.row}
      onFocus={on.onFocus}
      onClick={on.onClick}
      // Shift and a click would mark the text of all rows in between.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onContextMenu={(event) => {
        event.preventDefault()
        event.currentTarget.focus({ preventScroll: true })
        on.onMenu({ x: event.clientX, y: event.clientY })
      }}
    >
      {columns.map((column, at) => (
        <td key={column.id} data-numeric={column.numeric}>
          {at === 0 && found ? <FoundMark /> : null}
          {column.cell(row)}
        </td>
      ))}
      <td className={classes.menu}>
        <MoreButton
          tabIndex={-1}
          aria-label={t('menuOf', { name })}
          onClick={(event) => {
            event.stopPropagation()
            event.currentTarget.closest('tr')?.focus({ preventScroll: true })
            const { left, bottom } = event.currentTarget.getBoundingClientRect()
            on.onMenu({ x: left, y: bottom })
          }}
        />
      </td>
    </tr>
  )
}
