import { formatTraffic } from '@/lib/i18n/format-traffic'
import type { EdgePanel as EdgeModel } from '@/lib/graph/panel/prepare-edge'
import { Stack, Table, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { orDash } from '@/components/ui/or-dash'
import classes from './panel-table.module.css'

/** The hosts that were asked for, by response code. */
export function EdgeHosts({ model: { edge, hosts } }: { readonly model: EdgeModel }) {
  const t = useTranslations('graph.panel.hosts')
  if (hosts.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('none')}
      </Text>
    )
  return (
    <Stack gap={12}>
      {hosts.map(({ code, hosts: rows, moreHosts }) => (
        <Table key={code} className={classes.table} withRowBorders={false}>
          <Table.Caption className={classes.caption}>
            {code === null ? t('any') : code === '-' ? t('noResponse') : t('code', { code })}
          </Table.Caption>
          <Table.Tbody>
            {rows.map(({ host, rate }) => (
              <Table.Tr key={host}>
                <Table.Th scope="row" className={classes.wide}>
                  {host}
                </Table.Th>
                <Table.Td>{orDash(formatTraffic(rate, edge.unit))}</Table.Td>
              </Table.Tr>
            ))}
            {moreHosts === 0 ? null : (
              <Table.Tr>
                <Table.Td colSpan={2} className={classes.more}>
                  {t('more', { count: moreHosts })}
                </Table.Td>
              </Table.Tr>
            )}
          </Table.Tbody>
        </Table>
      ))}
    </Stack>
  )
}
