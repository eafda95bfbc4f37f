'use client'

import { memo, useMemo } from 'react'
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useFormatter } from 'use-intl'
import { PlotPointer } from './plot-pointer'
import classes from './series-plot.module.css'

export interface PlotLine {
  readonly key: string
  readonly color: string
  readonly dashed: boolean
  readonly values: readonly (number | null)[]
  /** Filled from where to where; null: a line. */
  readonly bands: readonly (readonly [number, number] | null)[] | null
}

export interface SeriesPlotProps {
  /** Unix seconds, evenly spaced. */
  readonly times: readonly number[]
  readonly lines: readonly PlotLine[]
  /** The upper end of the value axis. */
  readonly top: number
  readonly format: (value: number) => string
  /** Absent: no stretch of it can be chosen. */
  readonly onBrush?: (from: number, to: number) => void
  /** Unix seconds; something happened then. */
  readonly mark?: number
  readonly height: number
  /** What the drawing says, in words. */
  readonly description: string
}

interface Moment {
  readonly time: number
  readonly index: number
}

// The pointer's layer counts on these.
const MARGIN = { top: 4, right: 20, bottom: 0, left: 0 }
const AXIS = { width: 76, height: 20 }
const MINUTE = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const SECOND = { ...MINUTE, second: '2-digit' } as const
const DAY_SECONDS = 86_400
const SHORT_SECONDS = 240
const TICK = { fontSize: 11, fill: 'var(--pharos-muted)' }

/** Lines and bands over time, as prepared; drawn anew only when they change. */
export const SeriesPlot = memo(function SeriesPlot(props: SeriesPlotProps) {
  const { times, lines, top, format, onBrush, mark, height, description } = props
  const intl = useFormatter()
  const data = useMemo(() => times.map((time, index): Moment => ({ time, index })), [times])
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0)
  const clock = (seconds: number) => {
    const time = new Date(seconds * 1000)
    if (span >= DAY_SECONDS) return intl.dateTime(time, { day: 'numeric', month: 'short' })
    return intl.dateTime(time, span < SHORT_SECONDS ? SECOND : MINUTE)
  }
  return (
    <div className={classes.frame}>
      <div role="img" aria-label={description}>
        <ResponsiveContainer width="100%" height={height}>
          <ComposedChart accessibilityLayer={false} data={data} margin={MARGIN}>
            <CartesianGrid vertical={false} stroke="var(--pharos-border)" />
            <XAxis
              dataKey="time"
              type="number"
              domain={['dataMin', 'dataMax']}
              ticks={ticksOf(times)}
              tickFormatter={clock}
              tick={TICK}
              tickLine={false}
              axisLine={{ stroke: 'var(--pharos-border)' }}
              height={AXIS.height}
            />
            <YAxis
              domain={[0, top]}
              ticks={[0, top / 2, top]}
              // A word that begins a line of its own would stand over the label above.
              tickFormatter={(value: number) => format(value).replaceAll(' ', '\u00A0')}
              tick={TICK}
              tickLine={false}
              axisLine={false}
              width={AXIS.width}
            />
            {mark === undefined ? null : <ReferenceLine x={mark} stroke="var(--pharos-text)" strokeDasharray="2 2" />}
            {lines.map(({ key, color, dashed, values, bands }) =>
              bands === null ? (
                <Line
                  key={key}
                  dataKey={({ index }: Moment) => values[index] ?? null}
                  stroke={color}
                  strokeWidth={1.5}
                  {...(dashed ? { strokeDasharray: '4 3' } : {})}
                  dot={values.length === 1}
                  activeDot={false}
                  connectNulls={false}
                  isAnimationActive={false}
                />
              ) : (
                <Area
                  key={key}
                  dataKey={({ index }: Moment) => bands[index]?.slice() ?? null}
                  stroke={color}
                  strokeWidth={1}
                  fill={color}
                  fillOpacity={0.35}
                  activeDot={false}
                  connectNulls={false}
                  isAnimationActive={false}
                />
              ),
            )}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      {onBrush === undefined ? null : <PlotPointer count={times.length} onBrush={onBrush} />}
    </div>
  )
})

function ticksOf(times: readonly number[]): number[] {
  const picked = [0, Math.floor((times.length - 1) / 2), times.length - 1].map((i) => times[i])
  return [...new Set(picked.filter((time) => time !== undefined))]
}
