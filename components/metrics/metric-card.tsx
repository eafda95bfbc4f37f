import { SeriesTable } from '@/components/charts/series-table'
import { useCursor } from '@/components/charts/cursor'
import { SeriesPlot } from '@/components/charts/series-plot'
import { formatChartValue } from '@/lib/i18n/format-chart-value'
import type { ChartModel, ChartMoments } from '@/lib/metrics/things/metrics-answer'
import { prepareChart } from '@/lib/metrics/things/prepare-chart'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconDownload, IconInfoCircle, IconMaximize, IconMinimize } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { ChartLegend } from './chart-legend'
import { lineLook } from './line-look'
import classes from './metrics.module.css'
import { PromqlButton } from './promql-button'
import { useChartFile } from './use-chart-file'
import { useLineNames } from './use-line-names'

export interface MetricCardProps {
  readonly chart: ChartModel
  readonly title: string
  /** Whose numbers it is, where that is not plain. */
  readonly hint?: string | undefined
  /** Of twelve columns. */
  readonly span?: number | undefined
  readonly answer: ChartMoments
  readonly alone: boolean
  readonly asTable: boolean
  readonly onAlone: () => void
  readonly onBrush: (from: number, to: number) => void
}

const HEIGHT = 148
const HEIGHT_ALONE = 360
const NONE: ReadonlySet<string> = new Set()

/** One chart: its name, what can be done with it, its lines, and the drawing or its table twin. */
export function MetricCard(props: MetricCardProps) {
  const { chart, title, hint, span, answer, alone, asTable, onAlone, onBrush } = props
  const t = useTranslations('metrics')
  const intl = useFormatter()
  const [choice, setChoice] = useState({ off: NONE, added: NONE })
  const prepared = useMemo(() => prepareChart(chart, choice), [chart, choice])
  const nameOf = useLineNames(chart, prepared)
  const save = useChartFile(chart, answer, prepared.lines, nameOf)
  const format = useCallback((value: number | null) => formatChartValue(value, chart.unit), [chart.unit])
  const drawn = prepared.lines.filter((line) => line.drawn)
  const lines = useMemo(
    () => prepared.lines.filter((line) => line.drawn).map((line) => ({ ...line, ...lineLook(chart, line) })),
    [prepared, chart],
  )
  const says = drawn.map((line) => t('summary', { name: nameOf(line), current: format(line.current) || '–' }))
  const toggle = (key: string) => setChoice((now) => ({ ...now, off: toggled(now.off, key) }))
  const add = (key: string) => setChoice((now) => ({ ...now, added: toggled(now.added, key) }))

  return (
    <section
      className={classes.card}
      aria-label={title}
      {...(span === undefined ? {} : { style: { gridColumn: `span ${span}` } })}
    >
      <div className={classes.header}>
        <h2 className={classes.title}>
          {title} <CursorTime times={answer.times} />
        </h2>
        {hint === undefined ? null : <Hint text={hint} />}
        <PromqlButton title={title} promql={chart.promql} />
        <Action label={t('csv', { title })} onClick={save} icon={<IconDownload size={16} />} />
        <Action
          label={alone ? t('back') : t('expand', { title })}
          onClick={onAlone}
          icon={alone ? <IconMinimize size={16} /> : <IconMaximize size={16} />}
        />
      </div>
      {asTable ? (
        <SeriesTable
          title={title}
          times={answer.times}
          lines={drawn.map((line) => ({ ...line, name: nameOf(line) }))}
          format={format}
        />
      ) : (
        <SeriesPlot
          times={answer.times}
          lines={lines}
          top={prepared.top}
          format={format}
          onBrush={onBrush}
          height={alone ? HEIGHT_ALONE : HEIGHT}
          description={t('description', { title, lines: intl.list(says, { type: 'unit' }) })}
        />
      )}
      <ChartLegend
        title={title}
        chart={chart}
        prepared={prepared}
        nameOf={nameOf}
        format={format}
        onToggle={toggle}
        onAdd={add}
      />
      {chart.reason === null ? null : <p className={classes.note}>{chart.reason}</p>}
    </section>
  )
}

interface ActionProps {
  readonly label: string
  readonly icon: React.ReactNode
  readonly onClick: () => void
}

function Action({ label, icon, onClick }: ActionProps) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} title={label} onClick={onClick}>
      {icon}
    </ActionIcon>
  )
}

function Hint({ text }: { readonly text: string }) {
  return (
    <Tooltip label={text} events={{ hover: true, focus: true, touch: true }}>
      <ActionIcon variant="subtle" color="gray" aria-label={text}>
        <IconInfoCircle size={16} />
      </ActionIcon>
    </Tooltip>
  )
}

function CursorTime({ times }: Pick<ChartMoments, 'times'>) {
  const intl = useFormatter()
  const [at] = useCursor()
  const time = at === null ? undefined : times[at]
  if (time === undefined) return null
  return <span className={classes.moment}>{intl.dateTime(new Date(time * 1000), 'shortWindow')}</span>
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return next
}
