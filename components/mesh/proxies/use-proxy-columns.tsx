import type { Column } from '@/components/table/column'
import { Since } from '@/components/ui/since'
import { CONNECTIONS, PROXY_NEEDS, PROXY_TYPES, type ProxyRow, SKEWS } from '@/lib/control-plane/proxies/model'
import { SYNC_STATES, XDS_TYPES, type XdsType } from '@/lib/ports/istiod'
import { visibleText } from '@/lib/std/visible-text'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ConnectionCell, NeedsCell, PodCell, SyncCell, VersionCell } from './proxy-cells'

/** How the columns are named, sorted and drawn. @param now the server's time when it answered */
export function useProxyColumns(now: string): readonly Column<ProxyRow>[] {
  const t = useTranslations('meshProxies')
  return useMemo(() => {
    const text = (
      id: 'namespace' | 'workload' | 'revision' | 'istiod',
      width: number,
      of: (row: ProxyRow) => string | null,
    ): Column<ProxyRow> => ({
      id,
      title: t(`columns.${id}`),
      width,
      value: (row) => of(row) ?? undefined,
      cell: (row) => visibleText(of(row) ?? '–'),
    })
    const synced = (id: XdsType): Column<ProxyRow> => ({
      id,
      title: t(`columns.${id}`),
      hint: t(`hints.${id}`),
      width: 62,
      value: ({ sync }) => (sync === null ? undefined : SYNC_STATES.indexOf(sync[id])),
      cell: (row) => <SyncCell row={row} type={id} />,
    })
    return [
      { id: 'pod', title: t('columns.pod'), value: ({ pod }) => pod, cell: (row) => <PodCell row={row} /> },
      // What needs somebody first, where narrow screens show it.
      {
        id: 'connection',
        title: t('columns.connection'),
        hint: t('hints.connection'),
        width: 138,
        value: ({ connection }) => (connection === null ? undefined : CONNECTIONS.indexOf(connection)),
        cell: (row) => <ConnectionCell row={row} />,
      },
      {
        id: 'needs',
        title: t('columns.needs'),
        hint: t('hints.needs'),
        width: 168,
        value: ({ needs: [first] }) => (first === undefined ? undefined : PROXY_NEEDS.indexOf(first)),
        cell: (row) => <NeedsCell row={row} />,
      },
      {
        id: 'version',
        title: t('columns.version'),
        width: 112,
        value: ({ version, skew }) => (version === null ? undefined : `${SKEWS.length - (skew === null ? 0 : SKEWS.indexOf(skew))} ${version}`), // prettier-ignore
        cell: (row) => <VersionCell row={row} />,
      },
      text('namespace', 110, ({ namespace }) => namespace),
      text('workload', 140, ({ workload }) => workload),
      {
        id: 'type',
        title: t('columns.type'),
        width: 92,
        value: ({ type }) => PROXY_TYPES.indexOf(type),
        cell: ({ type }) => t(`types.${type}`),
      },
      ...XDS_TYPES.map(synced),
      text('revision', 92, ({ revision }) => revision),
      text('istiod', 176, ({ istiod }) => istiod),
      {
        id: 'age',
        title: t('columns.age'),
        width: 64,
        numeric: true,
        value: ({ createdAt }) => (createdAt === null ? undefined : -Date.parse(createdAt)),
        cell: ({ createdAt }) => <Since at={createdAt} now={now} />,
      },
    ]
  }, [t, now])
}
