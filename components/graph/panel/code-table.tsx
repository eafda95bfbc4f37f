import { formatPercent } from '@/lib/i18n/format-percent'
import { formatRate } from '@/lib/i18n/format-rate'
import type { CodeRow } from '@/lib/graph/panel/response-rows'
import { Table } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { orDash } from '@/components/ui/or-dash'
import classes from './panel-table.module.css'

/** The response codes of an edge, the most frequent first. */
export function CodeTable({ codes }: { readonly codes: readonly CodeRow[] }) {
  const t = useTranslations('graph.panel.codes')
  return (
    <Table className={classes.table} withRowBorders={false}>
      <Table.Caption className={classes.caption}>{t('title')}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('code')}</Table.Th>
          <Table.Th scope="col">{t('flags')}</Table.Th>
          <Table.Th scope="col">{t('rate')}</Table.Th>
          <Table.Th scope="col">{t('share')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {codes.map((row) => (
          <Table.Tr key={row.code}>
            <Table.Th scope="row">
              {row.code === '-' ? t('noResponse') : row.name === null ? row.code : `${row.code} ${row.name}`}
            </Table.Th>
            <Table.Td>{orDash(row.flags.join(' '))}</Table.Td>
            <Table.Td>{orDash(formatRate(row.rate, 'rps'))}</Table.Td>
            <Table.Td data-errors={row.isError}>{orDash(formatPercent(row.percent))}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
