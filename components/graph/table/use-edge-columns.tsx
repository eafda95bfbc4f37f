import { formatBytes } from '@/lib/i18n/format-bytes'
import { formatMs } from '@/lib/i18n/format-ms'
import { formatPercent } from '@/lib/i18n/format-percent'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import type { EdgeRow } from '@/lib/graph/panel/prepare-table'
import { statusRank, trafficWeight } from '@/lib/graph/panel/rank-edges'
import type { GraphRequest } from '@/lib/graph/model'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { HealthMark } from '@/components/layout/health-mark'
import { orDash } from '@/components/ui/or-dash'
import type { Column } from '@/components/table/column'
import { NameCell } from './name-cell'

/** The columns of what was asked for: of a column without data nobody learns anything. */
export function useEdgeColumns({
  latency,
  throughput,
}: Pick<GraphRequest, 'latency' | 'throughput'>): readonly Column<EdgeRow>[] {
  const t = useTranslations('graph.table')
  const tp = useTranslations('graph.protocols')
  return useMemo(
    () => [
      {
        id: 'from',
        title: t('columns.from'),
        value: (row) => row.from,
        cell: (row) => <NameCell name={row.from} namespace={row.fromNamespace} />,
      },
      {
        id: 'to',
        title: t('columns.to'),
        value: (row) => row.to,
        cell: (row) => <NameCell name={row.to} namespace={row.toNamespace} />,
      },
      {
        id: 'protocol',
        title: t('columns.protocol'),
        width: 84,
        value: (row) => row.protocol,
        cell: (row) => tp(row.protocol),
      },
      {
        id: 'rate',
        title: t('columns.rate'),
        numeric: true,
        width: 96,
        value: trafficWeight,
        cell: (row) => orDash(formatTraffic(row.rate, row.unit)),
      },
      {
        id: 'errors',
        title: t('columns.errors'),
        numeric: true,
        width: 84,
        value: (row) => row.errorPercent ?? undefined,
        cell: (row) => <span data-errors={(row.errorPercent ?? 0) > 0}>{orDash(formatPercent(row.errorPercent))}</span>,
      },
      ...(latency === 'none' ? [] : [latencyColumn(t(`columns.latency.${latency}`), t('latencyHint'))]),
      ...(throughput === 'none' ? [] : [throughputColumn(t('columns.throughput'), t('throughputHint'))]),
      {
        id: 'share',
        title: t('columns.share'),
        hint: t('shareHint'),
        numeric: true,
        width: 80,
        value: (row) => row.sharePercent ?? undefined,
        cell: (row) => orDash(formatPercent(row.sharePercent)),
      },
      {
        id: 'mtls',
        title: t('columns.mtls'),
        numeric: true,
        width: 80,
        value: (row) => row.mtls.percent ?? undefined,
        cell: (row) =>
          row.mtls.kind === 'notReported' ? <span title={t('notReported')}>–</span> : formatPercent(row.mtls.percent),
      },
      {
        id: 'health',
        title: t('columns.health'),
        width: 116,
        value: (row) => statusRank(row.health),
        cell: (row) => <HealthMark status={row.health} />,
      },
    ],
    [t, tp, latency, throughput],
  )
}

function latencyColumn(title: string, hint: string): Column<EdgeRow> {
  return {
    id: 'latency',
    title,
    hint,
    numeric: true,
    width: 92,
    value: (row) => row.latency?.ms,
    cell: (row) => orDash(formatMs(row.latency?.ms ?? null, row.latency?.beyond)),
  }
}

function throughputColumn(title: string, hint: string): Column<EdgeRow> {
  return {
    id: 'throughput',
    title,
    hint,
    numeric: true,
    width: 108,
    value: (row) => row.bytesPerSecond ?? undefined,
    cell: (row) => orDash(formatBytes(row.bytesPerSecond)),
  }
}
