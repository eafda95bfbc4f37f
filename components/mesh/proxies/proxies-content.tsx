import { useSortedRows } from '@/components/table/use-sorted-rows'
import { useSpokenSort } from '@/components/table/use-spoken-sort'
import { useMeshProxiesView } from '@/lib/client/use-mesh-proxies-view'
import { filterProxies } from '@/lib/control-plane/proxies/filter-proxies'
import type { ProxiesAnswer } from '@/lib/control-plane/proxies/model'
import { Button, Stack, VisuallyHidden } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ProxiesFilters } from './proxies-filters'
import { ProxiesTable } from './proxies-table'
import { ProxyMenu, type ProxyMenuPlace } from './proxy-menu'
import { SyncBand } from './sync-band'
import { useProxyColumns } from './use-proxy-columns'

/** What narrows the rows, what is not known of them, and the rows. */
export function ProxiesContent({ answer }: { readonly answer: ProxiesAnswer }) {
  const t = useTranslations('meshProxies')
  const [view, change] = useMeshProxiesView()
  const [menu, setMenu] = useState<ProxyMenuPlace>()
  const { rows, now } = answer
  const { q: text, only: issues, version: versions, ns: namespace, revision } = view
  const filtered = useMemo(
    () => filterProxies(rows, { text, issues, versions, namespace, revision }),
    [rows, text, issues, versions, namespace, revision],
  )
  const columns = useProxyColumns(now)
  const { sort, onSort, spoken } = useSpokenSort(columns, {
    text: view.sort,
    onText: (next) => change({ sort: next }),
    unsorted: t('unsorted'),
  })
  const sorted = useSortedRows(columns, filtered, sort)
  return (
    <>
      <ProxiesFilters answer={answer} shown={filtered.length} />
      <SyncBand answer={answer} />
      <VisuallyHidden role="status">{spoken}</VisuallyHidden>
      {sorted.length === 0 ? (
        <Stack align="center" gap={12} p={32}>
          {t('filtered', { count: rows.length })}
          <Button onClick={() => change({ q: null, only: null, version: null, ns: null, revision: null })}>
            {t('clear')}
          </Button>
        </Stack>
      ) : (
        <ProxiesTable columns={columns} rows={sorted} sort={sort} onSort={onSort} onMenu={setMenu} />
      )}
      {menu === undefined ? null : (
        <ProxyMenu
          key={menu.row.id}
          place={menu}
          onClose={() => {
            setMenu(undefined)
            menu.from.focus({ preventScroll: true })
          }}
        />
      )}
    </>
  )
}
