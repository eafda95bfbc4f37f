import { Table } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './chart-group.module.css'

export interface SeriesTableProps {
  readonly title: string
  /** Unix seconds. */
  readonly times: readonly number[]
  readonly lines: readonly {
    readonly key: string
    readonly name: string
    readonly values: readonly (number | null)[]
  }[]
  /** Writes a value with its unit; nothing for null. */
  readonly format: (value: number | null) => string
}

/** The same numbers as a plot, the newest first. */
export function SeriesTable({ title, times, lines, format }: SeriesTableProps) {
  const t = useTranslations('graph.charts')
  const intl = useFormatter()
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={title}>
      <Table stickyHeader fz="xs" verticalSpacing={2} horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('time')}</Table.Th>
            {lines.map(({ key, name }) => (
              <Table.Th key={key} scope="col" ta="right">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {times
            .map((time, i) => (
              <Table.Tr key={time}>
                <Table.Th scope="row" fw={400}>
                  {intl.dateTime(new Date(time * 1000), 'shortWindow')}
                </Table.Th>
                {lines.map(({ key, values }) => (
                  <Table.Td key={key} ta="right">
                    {format(values[i] ?? null) || '–'}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))
            .toReversed()}
        </Table.Tbody>
      </Table>
    </div>
  )
}
