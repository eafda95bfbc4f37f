import { formatMs } from '@/lib/i18n/format-ms'
import { formatPercent } from '@/lib/i18n/format-percent'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import type { EdgePanel as EdgeModel } from '@/lib/graph/panel/prepare-edge'
import { Table, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { orDash } from '@/components/ui/or-dash'
import classes from './panel-table.module.css'

/** The caller's numbers beside the server's, and what a difference means. */
export function SidesTable({ model }: { readonly model: EdgeModel }) {
  const t = useTranslations('graph.panel.sides')
  const { edge, sides, reporters } = model
  if (sides === null) {
    const [first] = reporters
    return first === undefined ? null : (
      <Text size="sm" c="dimmed">
        {t(`only.${first.reporter}`)}
      </Text>
    )
  }
  const { caller, server } = sides
  const rows = [
    { label: t('rate'), texts: [caller, server].map((side) => formatTraffic(side.rate, edge.unit)) },
    { label: t('errors'), texts: [caller, server].map((side) => formatPercent(side.errorPercent)) },
    { label: t('average'), texts: [caller, server].map((side) => formatMs(side.latencyAvgMs)) },
  ].filter(({ texts }) => texts.some((text) => text !== ''))
  return (
    <div>
      <Table className={classes.table} withRowBorders={false}>
        <Table.Caption className={classes.caption}>{t('title')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            <Table.Th scope="col">{t('caller')}</Table.Th>
            <Table.Th scope="col">{t('server')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ label, texts: [callers, servers] }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row">{label}</Table.Th>
              <Table.Td>{orDash(callers ?? '')}</Table.Td>
              <Table.Td>{orDash(servers ?? '')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {sides.difference === null ? null : (
        <Text size="sm" c="dimmed">
          {t(sides.difference)}
        </Text>
      )}
      {sides.unseenPercent === null ? null : (
        <Text size="sm" c="dimmed">
          {t('unseen', { percent: formatPercent(sides.unseenPercent) })}
        </Text>
      )}
    </div>
  )
}
