'use client'

import type { ChartLine, TimeChart } from '@/lib/metrics/time-chart'
import { Button, Stack, Table } from '@mantine/core'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './chart-group.module.css'
import { TimeChartCard } from './time-chart-card'

export interface NamedChart {
  readonly title: string
  readonly chart: TimeChart
  readonly format: (value: number | null) => string
}

export interface ChartGroupProps {
  readonly charts: readonly NamedChart[]
  readonly label: (line: ChartLine) => string
  readonly color: (line: ChartLine) => string
}

/** Charts over the same time: one cursor for all, and the same numbers as a table. */
export function ChartGroup({ charts, label, color }: ChartGroupProps) {
  const t = useTranslations('graph.charts')
  const [cursor, setCursor] = useState<number | null>(null)
  const [asTable, setAsTable] = useState(false)

  return (
    <Stack gap={12}>
      {charts.map(({ title, chart, format }) =>
        asTable ? (
          <ChartTable key={title} title={title} chart={chart} format={format} label={label} />
        ) : (
          <TimeChartCard
            key={title}
            title={title}
            chart={chart}
            format={format}
            label={label}
            color={color}
            cursor={cursor}
            onCursor={setCursor}
          />
        ),
      )}
      <Button variant="subtle" size="compact-xs" className={classes.toggle} onClick={() => setAsTable(!asTable)}>
        {asTable ? t('asCharts') : t('asTable')}
      </Button>
    </Stack>
  )
}

function ChartTable({ title, chart, format, label }: NamedChart & Pick<ChartGroupProps, 'label'>) {
  const t = useTranslations('graph.charts')
  const intl = useFormatter()
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={title}>
      <Table stickyHeader fz="xs" verticalSpacing={2} horizontalSpacing={6}>
        <Table.Caption className={classes.caption}>{title}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('time')}</Table.Th>
            {chart.lines.map((line) => (
              <Table.Th key={line.name} scope="col" ta="right">
                {label(line)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {chart.times.map((time, i) => (
            <Table.Tr key={time}>
              <Table.Th scope="row" fw={400}>
                {intl.dateTime(new Date(time * 1000), 'instant')}
              </Table.Th>
              {chart.lines.map((line) => (
                <Table.Td key={line.name} ta="right">
                  {format(line.values[i] ?? null) || '–'}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
