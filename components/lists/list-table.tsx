import type { Column } from '@/components/table/column'
import grid from '@/components/table/data-grid.module.css'
import { leastWidth, TableHead } from '@/components/table/table-head'
import { useKeptFocus } from '@/components/table/use-kept-focus'
import type { Sort } from '@/components/table/use-sorted-rows'
import { useVirtualRows } from '@/components/table/use-virtual-rows'
import { VirtualRows } from '@/components/table/virtual-rows'
import type { Grouping, RowGroup } from '@/lib/lists/group-rows'
import type { ListName, ListRow as Row } from '@/lib/lists/model'
import { VisuallyHidden } from '@mantine/core'
import { useId, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { GroupHeading } from './group-heading'
import { ListTableRow } from './list-table-row'
import classes from './list-table.module.css'
import type { MenuPlace } from './row-menu'
import { useRowKeys } from './use-row-keys'

const LEAST_NAME = 170

interface ListTableProps {
  readonly list: ListName
  readonly columns: readonly Column<Row>[]
  /** In the order to show. */
  readonly rows: readonly Row[]
  /** Headings among the rows; none where they are not grouped. */
  readonly groups: readonly RowGroup[]
  readonly by: Grouping
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
  readonly onMenu: (place: MenuPlace) => void
}

/** Rows that are links, however many: only what is seen stands in the document, and one of them is in the order of Tab. */
export function ListTable({ list, columns, rows, groups, by, sort, onSort, onMenu }: ListTableProps) {
  const t = useTranslations('lists')
  const help = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string>()
  const activeIndex = rows.findIndex((row) => row.id === active)
  // A heading takes the place of a row, so that lines are counted apart from rows.
  const lineOf = useMemo(() => linesOfRows(rows.length, groups), [rows.length, groups])
  const headings = useMemo(() => new Map(groups.map((group, at) => [group.first + at, group])), [groups])
  const rowAt = useMemo(() => new Map(lineOf.map((line, index) => [line, index])), [lineOf])
  const { items, scrollTo } = useVirtualRows({
    scroller,
    count: rows.length + groups.length,
    keep: lineOf[activeIndex] ?? -1,
  })
  const keys = useRowKeys({
    count: rows.length,
    onMove: (index) => {
      setActive(rows[index]?.id)
      scrollTo(lineOf[index] ?? index)
    },
    onMenu: (index, element) => {
      const id = rows[index]?.id
      if (id === undefined) return
      const { left, bottom } = element.getBoundingClientRect()
      onMenu({ id, x: left, y: bottom, from: element })
    },
  })
  const kept = useKeptFocus(scroller, activeIndex, rows.length)
  const first = items
    .map((item) => (item.kind === 'row' ? rowAt.get(item.index) : undefined))
    .find((at) => at !== undefined)
  return (
    <div ref={scroller} className={grid.scroller}>
      <VisuallyHidden id={help}>{t('keys')}</VisuallyHidden>
      <table
        aria-label={t(`title.${list}`)}
        aria-describedby={help}
        aria-rowcount={rows.length + 1}
        className={`${grid.grid} ${classes.table}`}
        style={{ minWidth: leastWidth(columns, LEAST_NAME) }}
        {...kept}
      >
        <TableHead columns={columns} sort={sort} onSort={onSort} />
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the links within */}
        <tbody onKeyDown={keys}>
          <VirtualRows items={items}>
            {(line) => {
              const heading = headings.get(line)
              if (heading !== undefined) {
                return (
                  <GroupHeading
                    key={`group ${heading.name ?? ''}`}
                    group={heading}
                    by={by}
                    columns={columns.length + 1}
                  />
                )
              }
              const index = rowAt.get(line) ?? -1
              const row = rows[index]
              if (row === undefined) return null
              return (
                <ListTableRow
                  key={row.id}
                  row={row}
                  index={index}
                  columns={columns}
                  tabStop={activeIndex === -1 ? index === first : index === activeIndex}
                  onActive={setActive}
                  onMenu={onMenu}
                />
              )
            }}
          </VirtualRows>
        </tbody>
      </table>
    </div>
  )
}

/** The line that each row stands on, headings included. */
function linesOfRows(count: number, groups: readonly RowGroup[]): readonly number[] {
  const lines: number[] = []
  let passed = 0
  for (let index = 0; index < count; index += 1) {
    while (groups[passed]?.first === index) passed += 1
    lines.push(index + passed)
  }
  return lines
}
