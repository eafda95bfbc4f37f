import { VisuallyHidden } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Column } from './column'
import classes from './data-grid.module.css'
import { GridRow } from './grid-row'
import { HeaderCell } from './header-cell'
import { useGridKeys } from './use-grid-keys'
import { useKeptFocus } from './use-kept-focus'
import { howOf, useRowSelection } from './use-row-selection'
import type { Sort } from './use-sorted-rows'
import { useVirtualRows } from './use-virtual-rows'
import { useVisit } from '../use-visit'

const LEAST_NAME = 140
/** Of the last column, with the button of the row's menu. */
const MENU_WIDTH = 40

interface DataGridProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** In the order to show. */
  readonly rows: readonly Row[]
  /** Null: the order of the rows as given. */
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
  readonly selection: readonly string[]
  readonly onSelect: (ids: readonly string[]) => void
  /** Opens the menu of a row at a point of the window. */
  readonly onMenu: (id: string, at: { readonly x: number; readonly y: number }) => void
  readonly nameOf: (row: Row) => string
  /** Ids of the rows that a find expression selects. */
  readonly found: ReadonlySet<string>
  /** The row to bring into view; another turn goes there again. */
  readonly visit: { readonly id: string; readonly turn: number } | undefined
}

/** A table of any length: sortable, one row focused at a time, only what is seen stands in the document. */
export function DataGrid<Row extends { readonly id: string }>(props: DataGridProps<Row>) {
  const { label, columns, rows, sort, onSort, selection, onSelect, onMenu, nameOf, found, visit } = props
  const t = useTranslations('graph.table')
  const help = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string>()
  const activeIndex = rows.findIndex((row) => row.id === active)
  const { items, scrollTo } = useVirtualRows({ scroller, count: rows.length, keep: activeIndex })
  const select = useRowSelection({ ids: rows.map(({ id }) => id), selection, onSelect })
  const keys = useGridKeys({
    count: rows.length,
    onMove: (index) => {
      setActive(rows[index]?.id)
      scrollTo(index)
    },
    onSelect: (index, how) => {
      const id = rows[index]?.id
      if (id !== undefined) select(id, how, active)
    },
    onMenu: (index, element) => {
      const id = rows[index]?.id
      if (id !== undefined) onMenu(id, underStartOf(element))
    },
  })
  useVisit(visit, (id) => {
    const at = rows.findIndex((row) => row.id === id)
    if (at < 0) return
    setActive(id)
    scrollTo(at)
  })
  const kept = useKeptFocus(scroller, activeIndex, rows.length)
  const firstShown = items.find((item) => item.kind === 'row')?.index
  const selected = new Set(selection)

  return (
    <div ref={scroller} className={classes.scroller}>
      <VisuallyHidden id={help}>{t('keys')}</VisuallyHidden>
      <table
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows are chosen is a grid (WAI-ARIA)
        role="grid"
        aria-label={label}
        aria-describedby={help}
        aria-rowcount={rows.length + 1}
        aria-multiselectable
        className={classes.grid}
        style={{ minWidth: leastWidth(columns) }}
        onKeyDown={keys}
        {...kept}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} {...(column.width === undefined ? {} : { style: { width: column.width } })} />
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
        <tbody>
          {items.map((item) => {
            if (item.kind === 'gap') return <tr key={item.key} aria-hidden style={{ height: item.height }} />
            const row = rows[item.index]
            if (row === undefined) return null
            return (
              <GridRow
                key={row.id}
                row={row}
                index={item.index}
                columns={columns}
                name={nameOf(row)}
                found={found.has(row.id)}
                visited={visit?.id === row.id}
                selected={selected.has(row.id)}
                tabStop={activeIndex === -1 ? item.index === firstShown : item.index === activeIndex}
                onFocus={() => setActive(row.id)}
                onClick={(event) => select(row.id, howOf(event), active)}
                onMenu={(at) => onMenu(row.id, at)}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function underStartOf(row: HTMLElement): { readonly x: number; readonly y: number } {
  const { bottom } = row.getBoundingClientRect()
  const left = row.closest('table')?.parentElement?.getBoundingClientRect().left ?? 0
  return { x: left + 12, y: bottom }
}

/** Narrower than this the table scrolls sideways instead of cutting names off. */
function leastWidth(columns: readonly Pick<Column<never>, 'width'>[]): number {
  return columns.reduce((total, { width = LEAST_NAME }) => total + width, MENU_WIDTH)
}
