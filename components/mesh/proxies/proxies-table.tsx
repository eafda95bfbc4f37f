import type { Column } from '@/components/table/column'
import grid from '@/components/table/data-grid.module.css'
import { MoreButton } from '@/components/table/more-button'
import { leastWidth, TableHead } from '@/components/table/table-head'
import type { Sort } from '@/components/table/use-sorted-rows'
import { useVirtualRows } from '@/components/table/use-virtual-rows'
import { VirtualRows } from '@/components/table/virtual-rows'
import type { ProxyRow } from '@/lib/control-plane/proxies/model'
import { visibleText } from '@/lib/std/visible-text'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import classes from './proxies.module.css'
import type { ProxyMenuPlace } from './proxy-menu'

const LEAST_NAME = 200

interface ProxiesTableProps {
  readonly columns: readonly Column<ProxyRow>[]
  /** In the order to show. */
  readonly rows: readonly ProxyRow[]
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
  readonly onMenu: (place: ProxyMenuPlace) => void
}

/** However many proxies there are: only what is seen stands in the document. */
export function ProxiesTable({ columns, rows, sort, onSort, onMenu }: ProxiesTableProps) {
  const t = useTranslations('meshProxies')
  const scroller = useRef<HTMLDivElement>(null)
  const { items } = useVirtualRows({ scroller, count: rows.length, keep: -1 })
  return (
    <div ref={scroller} className={grid.scroller}>
      <table
        aria-label={t('title')}
        aria-rowcount={rows.length + 1}
        className={grid.grid}
        style={{ minWidth: leastWidth(columns, LEAST_NAME) }}
      >
        <TableHead columns={columns} sort={sort} onSort={onSort} />
        <tbody>
          <VirtualRows items={items}>
            {(index) => {
              const row = rows[index]
              return row === undefined ? null : (
                <tr key={row.id} aria-rowindex={index + 2} className={`${grid.row} ${classes.row}`}>
                  {columns.map(({ id, numeric, cell }) => (
                    <td key={id} data-numeric={numeric}>
                      {cell(row)}
                    </td>
                  ))}
                  <td className={grid.menu}>
                    <MoreButton
                      aria-label={t('menu.of', { pod: visibleText(row.pod) })}
                      aria-haspopup="menu"
                      onClick={({ currentTarget: from }) => {
                        const { left, bottom } = from.getBoundingClientRect()
                        onMenu({ row, x: left, y: bottom, from })
                      }}
                    />
                  </td>
                </tr>
              )
            }}
          </VirtualRows>
        </tbody>
      </table>
    </div>
  )
}
