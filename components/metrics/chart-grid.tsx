import { createCursor, CursorProvider } from '@/components/charts/cursor'
import { useScope } from '@/lib/client/use-graph-view'
import type { ChartModel, ChartMoments } from '@/lib/metrics/things/metrics-answer'
import { unixSeconds } from '@/lib/std/units'
import { customWindow } from '@/lib/time/custom-window'
import { Skeleton } from '@mantine/core'
import { useCallback, useState } from 'react'
import { ChartsWithout } from './charts-without'
import { MetricCard } from './metric-card'
import classes from './metrics.module.css'

interface TitledChart extends ChartModel {
  readonly title: string
  readonly hint?: string | undefined
  /** Of twelve columns; absent: as many charts in a row as fit. */
  readonly span?: number
}

interface ChartGridProps {
  readonly charts: readonly TitledChart[]
  readonly answer: ChartMoments
  /** The chart that is shown alone. */
  readonly only: string | null
  readonly asTable: boolean
  readonly onAlone: (id: string | null) => void
}

const EXPECTED_CHARTS = 4

/** Charts over one stretch of time with one cursor; those without numbers are folded. A stretch drawn over one becomes the window. */
export function ChartGrid({ charts: all, answer, only, asTable, onAlone }: ChartGridProps) {
  const [cursor] = useState(createCursor)
  const [, setScope] = useScope()
  const { times, to } = answer
  const brush = useCallback(
    (from: number, until: number) => {
      const ends = [times[from], times[until]].map((time) => unixSeconds(time ?? NaN))
      const [first = unixSeconds(NaN), last = unixSeconds(NaN)] = ends
      const chosen = customWindow(first, last, unixSeconds(Date.parse(to) / 1000))
      if (chosen.ok) setScope(chosen.value)
    },
    [times, to, setScope],
  )
  // The answer before may have been about more, and an address may name a chart that is not there.
  const charts = all.some(({ id }) => id === only) ? all.filter(({ id }) => id === only) : all
  const alone = charts !== all
  const full = charts.filter(({ lines }) => lines.length > 0)
  const spans = !alone && full.some(({ span }) => span !== undefined)
  const look = alone ? classes.alone : spans ? classes.spans : ''
  return (
    <CursorProvider value={cursor}>
      <div className={classes.tab} style={{ padding: 0 }}>
        <div className={`${classes.grid ?? ''} ${look ?? ''}`}>
          {full.map((chart) => (
            <MetricCard
              key={chart.id}
              chart={chart}
              title={chart.title}
              hint={chart.hint}
              span={spans ? chart.span : undefined}
              answer={answer}
              alone={alone}
              asTable={asTable}
              onAlone={() => onAlone(alone ? null : chart.id)}
              onBrush={brush}
            />
          ))}
        </div>
        <ChartsWithout charts={charts.filter(({ lines }) => lines.length === 0)} />
      </div>
    </CursorProvider>
  )
}

export function ChartSkeletons() {
  return (
    <div className={classes.grid}>
      {Array.from({ length: EXPECTED_CHARTS }, (_, i) => (
        <Skeleton key={i} height={230} />
      ))}
    </div>
  )
}
