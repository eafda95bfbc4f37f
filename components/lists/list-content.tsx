import { useListView } from '@/lib/client/use-list-view'
import { shownColumns } from '@/lib/lists/columns'
import { filterRows } from '@/lib/lists/filter-rows'
import type { ListAnswer, ListName, ListRow } from '@/lib/lists/model'
import { groupRows } from '@/lib/lists/group-rows'
import { orderRows } from '@/lib/lists/order-rows'
import { readRowFilter } from '@/lib/lists/read-row-filter'
import { VisuallyHidden } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useSortedRows } from '@/components/table/use-sorted-rows'
import { useSpokenSort } from '@/components/table/use-spoken-sort'
import { useTranslations } from 'use-intl'
import { FilterBar } from './filter-bar'
import { FilteredAway } from './filtered-away'
import { ListTable } from './list-table'
import { MissingParts } from './missing-parts'
import { type MenuPlace, RowMenu } from './row-menu'
import { RowScopeContext } from './row-scope'
import { useListColumns } from './use-list-columns'
import { useListFilters } from './use-list-filters'

interface ListContentProps {
  readonly list: ListName
  readonly answer: ListAnswer
  readonly awaitsNumbers: boolean
}

/** What narrows the rows, how many are left, and the rows. */
export function ListContent({ list, answer, awaitsNumbers }: ListContentProps) {
  const t = useTranslations('lists')
  const [view, change] = useListView()
  const [menu, setMenu] = useState<MenuPlace>()
  const { rows } = answer
  const filtered = useMemo(() => orderRows(filterRows<ListRow>(list, rows, readRowFilter(view))), [list, rows, view])
  const ids = useMemo(() => shownColumns(list, view.cols, rows), [list, view.cols, rows])
  const columns = useListColumns(list, ids, awaitsNumbers)
  const { sort, onSort, spoken } = useSpokenSort(columns, {
    text: view.sort,
    onText: (next) => change({ sort: next }),
    unsorted: t('unsorted'),
  })
  const filters = useListFilters()
  const { duration, at, refresh } = view
  const inOrder = useSortedRows(columns, filtered, sort)
  const by = list === 'config' ? view.group : 'none'
  const { rows: sorted, groups } = useMemo(() => groupRows(inOrder, by), [inOrder, by])
  const closeMenu = () => {
    setMenu(undefined)
    menu?.from.focus({ preventScroll: true })
  }
  const opened = menu === undefined ? undefined : sorted.find(({ id }) => id === menu.id)
  return (
    <>
      <FilterBar list={list} rows={rows} shown={inOrder} columns={ids} answer={answer} />
      <MissingParts answer={answer} />
      <VisuallyHidden role="status">{spoken}</VisuallyHidden>
      {sorted.length === 0 ? (
        <FilteredAway list={list} rows={rows} />
      ) : (
        <RowScopeContext value={{ window: { duration, at, refresh }, now: answer.now, filters }}>
          <ListTable
            list={list}
            columns={columns}
            rows={sorted}
            groups={groups}
            by={by}
            sort={sort}
            onSort={onSort}
            onMenu={setMenu}
          />
        </RowScopeContext>
      )}
      {menu === undefined || opened === undefined ? null : <RowMenu row={opened} place={menu} onClose={closeMenu} />}
    </>
  )
}
