import { formatPercent } from '@/lib/i18n/format-percent'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import { TRAFFIC_CLASSES, type TrafficRow } from '@/lib/graph/panel/traffic-row'
import { Table, Text } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import { orDash } from '@/components/ui/or-dash'
import table from './panel-table.module.css'
import classes from './traffic-table.module.css'

const COLUMNS = 4

/** Traffic by protocol: rate, shares of good and failed requests, and a bar with every class. */
export function TrafficTable({ caption, rows }: { readonly caption: string; readonly rows: readonly TrafficRow[] }) {
  const t = useTranslations('graph.panel.traffic')
  const tp = useTranslations('graph.protocols')
  if (rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('none', { caption })}
      </Text>
    )
  return (
    <Table className={table.table} withRowBorders={false}>
      <Table.Caption className={table.caption}>{caption}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('protocol')}</Table.Th>
          <Table.Th scope="col">{t('rate')}</Table.Th>
          <Table.Th scope="col">{t('ok')}</Table.Th>
          <Table.Th scope="col">{t('errors')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Fragment key={`${row.protocol} ${row.unit}`}>
            <Table.Tr>
              <Table.Th scope="row">{tp(row.protocol)}</Table.Th>
              <Table.Td>{orDash(formatTraffic(row.rate, row.unit))}</Table.Td>
              <Table.Td>{orDash(formatPercent(row.percents?.ok ?? null))}</Table.Td>
              <Table.Td data-errors={(row.errorPercent ?? 0) > 0}>{orDash(formatPercent(row.errorPercent))}</Table.Td>
            </Table.Tr>
            {row.percents === null ? null : (
              <Table.Tr>
                <Table.Td colSpan={COLUMNS} className={classes.barCell}>
                  <TrafficBar percents={row.percents} />
                </Table.Td>
              </Table.Tr>
            )}
          </Fragment>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function TrafficBar({ percents }: { readonly percents: NonNullable<TrafficRow['percents']> }) {
  const t = useTranslations('graph.panel.classes')
  const parts = TRAFFIC_CLASSES.map((name) => ({ name, percent: percents[name] })).filter(({ percent }) => percent > 0)
  return (
    <>
      <div className={classes.bar} aria-hidden>
        {parts.map(({ name, percent }) => (
          <span key={name} className={classes.part} data-class={name} style={{ flexGrow: percent }} />
        ))}
      </div>
      <ul className={classes.parts}>
        {parts.map(({ name, percent }) => (
          <li key={name}>
            <span className={classes.key} data-class={name} aria-hidden />
            {t(name, { percent: formatPercent(percent) })}
          </li>
        ))}
      </ul>
    </>
  )
}
