import { formatPercent } from '@/lib/i18n/format-percent'
import { formatUs } from '@/lib/i18n/format-us'
import type { ServiceStatistics } from '@/lib/tracing/service-statistics'
import { Table, UnstyledButton } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import { ServiceName } from './service-name'
import classes from './service-table.module.css'

interface ServiceTableProps {
  readonly statistics: readonly ServiceStatistics[]
  readonly colors: ReadonlyMap<string, number>
  /** Shows the spans of a service in the waterfall. */
  readonly onFind: (service: string) => void
}

/** Where the time of a trace went, by service. */
export function ServiceTable({ statistics, colors, onFind }: ServiceTableProps) {
  const t = useTranslations('traces.services')
  const format = useFormatter()
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div className={classes.scroller} role="region" aria-label={t('label')} tabIndex={0}>
      <Table
        aria-label={t('label')}
        fz={13}
        horizontalSpacing="md"
        verticalSpacing="var(--pharos-row-space)"
        stickyHeader
        highlightOnHover
      >
        <Table.Caption>{t('why')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('service')}</Table.Th>
            {(['spans', 'errors', 'total', 'self', 'share'] as const).map((id) => (
              <Table.Th key={id} scope="col" ta="right">
                {t(id)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {statistics.map(({ service, spans, errors, totalUs, selfUs, share }) => (
            <Table.Tr key={service ?? ''}>
              <Table.Th scope="row" fw={400}>
                {service === null ? (
                  <ServiceName service={null} colors={colors} />
                ) : (
                  <UnstyledButton className={classes.find} onClick={() => onFind(service)}>
                    <ServiceName service={service} colors={colors} />
                  </UnstyledButton>
                )}
              </Table.Th>
              <Table.Td ta="right">{format.number(spans)}</Table.Td>
              <Table.Td ta="right" className={errors > 0 ? classes.failed : undefined}>
                {format.number(errors)}
              </Table.Td>
              <Table.Td ta="right">{formatUs(totalUs)}</Table.Td>
              <Table.Td ta="right">{formatUs(selfUs)}</Table.Td>
              <Table.Td ta="right" className={classes.share}>
                <span style={{ width: `${share * 100}%` }} aria-hidden />
                <span>{formatPercent(share * 100)}</span>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
