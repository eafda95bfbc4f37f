import { CardTable } from '@/components/table/card-table'
import { HealthMark } from '@/components/layout/health-mark'
import { MtlsLock } from '@/components/layout/mtls-lock'
import { Chip } from '@/components/ui/chip'
import { useThingHref } from '@/lib/client/use-details-view'
import type { PeerTraffic } from '@/lib/graph/panel/prepare-peers'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import type { Direction } from '@/lib/metrics/things/groupings'
import { orDash } from '@/components/ui/or-dash'
import { formatMs } from '@/lib/i18n/format-ms'
import { formatPercent } from '@/lib/i18n/format-percent'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import { visibleText } from '@/lib/std/visible-text'
import { Anchor, Button } from '@mantine/core'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/layout/card'
import classes from '@/components/layout/card.module.css'
import trafficClasses from './traffic-tab.module.css'
import { useMetricsHref } from './use-metrics-href'
import { usePeerName } from './use-peer-name'

const FIRST = 100
const NUMBERS = ['rate', 'success', 'p95', 'share'] as const

interface PeerTableProps {
  readonly title: string
  readonly none: string
  readonly rows: readonly PeerTraffic[]
  /** Whose charts the rates lead to, and which. */
  readonly metrics?: readonly [thing: ThingRef, direction: Direction]
}

/** The neighbours on one side, worst first. */
export function PeerTable({ title, none, rows, metrics }: PeerTableProps) {
  const t = useTranslations('details.traffic')
  const [all, setAll] = useState(false)
  return (
    <Card title={title} count={rows.length}>
      {rows.length === 0 ? (
        <p className={classes.quiet}>{none}</p>
      ) : (
        <CardTable
          label={title}
          columns={[
            { title: t('health') },
            { title: t('peer') },
            { title: t('protocol') },
            ...NUMBERS.map((name) => ({ title: t(name), numeric: true })),
            { title: t('mtls') },
          ]}
        >
          {(all ? rows : rows.slice(0, FIRST)).map((row) => (
            <PeerLine key={row.edge.id} row={row} metrics={metrics} />
          ))}
        </CardTable>
      )}
      {rows.length <= FIRST || all ? null : (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('all', { count: rows.length })}
        </Button>
      )}
    </Card>
  )
}

interface PeerLineProps {
  readonly row: PeerTraffic
  readonly metrics: PeerTableProps['metrics']
}

function PeerLine({ row, metrics }: PeerLineProps) {
  const t = useTranslations('details.traffic')
  const tp = useTranslations('graph.protocols')
  const href = useThingHref()
  const metricsHref = useMetricsHref()
  const nameOf = usePeerName()
  const { edge, peer, thing, mtls } = row
  const name = nameOf(peer)
  const charts = metrics === undefined ? null : metricsHref(...metrics, peer)
  const rate = orDash(formatTraffic(edge.rate, edge.unit))
  const cell = (text: string) => <td data-numeric>{text === '' ? '–' : text}</td>
  return (
    <tr>
      <td>
        <HealthMark status={edge.health} />
      </td>
      <th scope="row">
        <span className={classes.line}>
          <Chip title={t(`kinds.${peer.kind}`)}>{t(`badges.${peer.kind}`)}</Chip>
          {thing === null ? (
            <span className={classes.name}>{name}</span>
          ) : (
            <Anchor component={Link} href={href(thing, 'traffic')} inherit className={classes.name}>
              {name}
            </Anchor>
          )}
          {peer.namespace === 'unknown' ? null : <span className={classes.quiet}>{visibleText(peer.namespace)}</span>}
        </span>
      </th>
      <td>{tp(edge.protocol)}</td>
      <td data-numeric>
        {charts === null ? (
          rate
        ) : (
          <Anchor component={Link} href={charts} inherit aria-label={t('chartsOf', { rate, name })}>
            {rate}
          </Anchor>
        )}
      </td>
      {cell(formatPercent(row.successPercent))}
      {cell(row.p95 === null ? '' : formatMs(row.p95.ms, row.p95.beyond))}
      {cell(formatPercent(row.sharePercent))}
      <td>
        <span className={trafficClasses.mtls}>
          <MtlsLock kind={mtls.kind} size={14} />
          {t(`locks.${mtls.kind}`, { percent: formatPercent(mtls.percent) })}
        </span>
      </td>
    </tr>
  )
}
