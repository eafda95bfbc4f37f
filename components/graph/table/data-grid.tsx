import { VisuallyHidden } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Column } from '@/components/table/column'
import classes from '@/components/table/data-grid.module.css'
import { GridRow } from './grid-row'
import { leastWidth, TableHead } from '@/components/table/table-head'
import { useGridKeys } from './use-grid-keys'
import { useKeptFocus } from '@/components/table/use-kept-focus'
import { howOf, useRowSelection } from './use-row-selection'
import type { Sort } from '@/components/table/use-sorted-rows'
import { useVirtualRows } from '@/components/table/use-virtual-rows'
import { VirtualRows } from '@/components/table/virtual-rows'
import type { SelectIds } from '../use-selection'
import { useVisit } from '../use-visit'

const LEAST_NAME = 140

interface DataGridProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** In the order to show. */
  readonly rows: readonly Row[]
  /** Null: the order of the rows as given. */
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
  readonly selection: readonly string[]
  readonly onSelect: SelectIds
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
        style={{ minWidth: leastWidth(columns, LEAST_NAME) }}
        onKeyDown={keys}
        {...kept}
      >
        <TableHead columns={columns} sort={sort} onSort={onSort} />
        <tbody>
          <VirtualRows items={items}>
            {(index) => {
              const row = rows[index]
              if (row === undefined) return null
              return (
                <GridRow
                  key={row.id}
                  row={row}
                  index={index}
                  columns={columns}
                  name={nameOf(row)}
                  found={found.has(row.id)}
                  visited={visit?.id === row.id}
                  selected={selected.has(row.id)}
                  tabStop={activeIndex === -1 ? index === firstShown : index === activeIndex}
                  onFocus={() => setActive(row.id)}
                  onClick={(event) => select(row.id, howOf(event), active)}
                  onMenu={(at) => onMenu(row.id, at)}
                />
              )
            }}
          </VirtualRows>
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
