import { formatPercent } from '@/lib/i18n/format-percent'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import type { NodeFlag, NodeTraffic } from '@/lib/graph/model'
import { type NodeRow, totalWeight } from '@/lib/graph/panel/prepare-table'
import { statusRank } from '@/lib/graph/panel/rank-edges'
import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { HealthMark } from '@/components/layout/health-mark'
import { orDash } from '@/components/ui/or-dash'
import type { Column } from '@/components/table/column'

/** Flags that steer the drawing only are of no interest in a table. */
const TOLD = ['out-of-mesh', 'ambient', 'waypoint', 'root', 'outside', 'inaccessible', 'idle', 'dead', 'gone'] as const

export function useNodeColumns(): readonly Column<NodeRow>[] {
  const t = useTranslations('graph.table')
  const tk = useTranslations('graph.panel.kinds')
  const tf = useTranslations('graph.nodeFlagWords')
  const intl = useFormatter()
  return useMemo(() => {
    const traffic = (parts: readonly NodeTraffic[]) =>
      orDash(
        intl.list(
          parts.map((part) => formatTraffic(part.rate, part.unit)),
          { type: 'unit' },
        ),
      )
    const flags = (row: NodeRow) => TOLD.filter((flag: NodeFlag) => row.flags.includes(flag)).map((flag) => tf(flag))
    return [
      { id: 'name', title: t('columns.name'), value: (row) => row.name, cell: (row) => row.name },
      { id: 'kind', title: t('columns.kind'), width: 104, value: (row) => tk(row.kind), cell: (row) => tk(row.kind) },
      {
        id: 'namespace',
        title: t('columns.namespace'),
        width: 150,
        value: (row) => row.namespace,
        cell: (row) => row.namespace,
      },
      {
        id: 'cluster',
        title: t('columns.cluster'),
        width: 116,
        value: (row) => row.cluster,
        cell: (row) => row.cluster,
      },
      {
        id: 'in',
        title: t('columns.in'),
        numeric: true,
        width: 140,
        value: (row) => totalWeight(row.in),
        cell: (row) => traffic(row.in),
      },
      {
        id: 'out',
        title: t('columns.out'),
        numeric: true,
        width: 140,
        value: (row) => totalWeight(row.out),
        cell: (row) => traffic(row.out),
      },
      {
        id: 'errors',
        title: t('columns.errors'),
        hint: t('nodeErrorsHint'),
        numeric: true,
        width: 84,
        value: (row) => row.errorPercent ?? undefined,
        cell: (row) => <span data-errors={(row.errorPercent ?? 0) > 0}>{orDash(formatPercent(row.errorPercent))}</span>,
      },
      {
        id: 'health',
        title: t('columns.health'),
        width: 116,
        value: (row) => statusRank(row.health),
        cell: (row) => <HealthMark status={row.health} />,
      },
      {
        id: 'flags',
        title: t('columns.flags'),
        width: 170,
        value: (row) => flags(row).join(' '),
        cell: (row) => orDash(intl.list(flags(row), { type: 'unit' })),
      },
    ] satisfies Column<NodeRow>[]
  }, [t, tk, tf, intl])
}
