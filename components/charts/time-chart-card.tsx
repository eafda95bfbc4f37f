'use client'

import type { ChartLine, TimeChart } from '@/lib/metrics/time-chart'
import { useMemo } from 'react'
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './time-chart-card.module.css'

export interface TimeChartCardProps {
  readonly title: string
  readonly chart: TimeChart
  readonly label: (line: ChartLine) => string
  readonly color: (line: ChartLine) => string
  /** Writes a value with its unit; nothing for null. */
  readonly format: (value: number | null) => string
  /** The point that the pointer is at, in whichever chart of the page. */
  readonly cursor: number | null
  readonly onCursor: (index: number | null) => void
}

const MARGIN = { top: 4, right: 4, bottom: 0, left: 0 }
const MINUTE = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const DAY_SECONDS = 86_400
const TICK = { fontSize: 11, fill: 'var(--pharos-muted)' }

/** One prepared chart. The header tells the values at the cursor, without one the current ones. */
export function TimeChartCard({ title, chart, label, color, format, cursor, onCursor }: TimeChartCardProps) {
  const t = useTranslations('graph.charts')
  const intl = useFormatter()
  const data = useMemo(
    () => chart.times.map((time, i) => ({ time, values: chart.lines.map((line) => line.values[i] ?? null) })),
    [chart],
  )
  const valueOf = (line: ChartLine) => (cursor === null ? line.current : (line.values[cursor] ?? null))
  const long = (chart.times.at(-1) ?? 0) - (chart.times[0] ?? 0) >= DAY_SECONDS
  const clock = (seconds: number) => {
    const time = new Date(seconds * 1000)
    return long ? intl.dateTime(time, 'window') : intl.dateTime(time, MINUTE)
  }
  const summary = chart.lines.map((line) =>
    t('summary', {
      name: label(line),
      current: format(line.current) || '–',
      low: format(line.low) || '–',
      high: format(line.high) || '–',
    }),
  )
  const at = cursor === null ? undefined : chart.times[cursor]

  return (
    <figure className={classes.card}>
      <figcaption className={classes.header}>
        <span className={classes.title}>{title}</span>
        {at === undefined ? null : (
          <span className={classes.time}>{intl.dateTime(new Date(at * 1000), 'instant')}</span>
        )}
        <span className={classes.legend}>
          {chart.lines.map((line) => (
            <span key={line.name} className={classes.entry}>
              <span className={classes.swatch} style={{ background: color(line) }} />
              {chart.lines.length > 1 ? label(line) : null}
              <strong>{format(valueOf(line)) || '–'}</strong>
            </span>
          ))}
        </span>
      </figcaption>
      <div role="img" aria-label={t('description', { title, lines: intl.list(summary, { type: 'unit' }) })}>
        <ResponsiveContainer width="100%" height={88}>
          <LineChart
            accessibilityLayer={false}
            data={data}
            margin={MARGIN}
            onMouseMove={(state) => onCursor(toIndex(state.activeTooltipIndex))}
            onMouseLeave={() => onCursor(null)}
          >
            <CartesianGrid vertical={false} stroke="var(--pharos-border)" />
            <XAxis
              dataKey="time"
              type="number"
              domain={['dataMin', 'dataMax']}
              ticks={ends(chart.times)}
              tickFormatter={clock}
              tick={TICK}
              tickLine={false}
              axisLine={{ stroke: 'var(--pharos-border)' }}
              height={18}
            />
            <YAxis
              domain={[0, chart.top]}
              ticks={[0, chart.top]}
              tickFormatter={(value: number) => format(value)}
              tick={TICK}
              tickLine={false}
              axisLine={false}
              width={58}
            />
            {at === undefined ? null : <ReferenceLine x={at} stroke="var(--pharos-muted)" />}
            {chart.lines.map((line, i) => (
              <Line
                key={line.name}
                dataKey={(point: { readonly values: readonly (number | null)[] }) => point.values[i]}
                stroke={color(line)}
                strokeWidth={1.5}
                dot={false}
                activeDot={false}
                connectNulls={false}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
    </figure>
  )
}

function ends(times: readonly number[]): number[] {
  const [first] = times
  const last = times.at(-1)
  return first === undefined || last === undefined ? [] : first === last ? [first] : [first, last]
}

function toIndex(index: number | string | null | undefined): number | null {
  const at = Number(index ?? Number.NaN)
  return Number.isInteger(at) ? at : null
}
