import cardClasses from '@/components/layout/card.module.css'
import { SeriesPlot } from '@/components/charts/series-plot'
import { metricsQuery } from '@/lib/client/metrics-query'
import { formatChartValue } from '@/lib/i18n/format-chart-value'
import { formatPercent } from '@/lib/i18n/format-percent'
import { roundAxis } from '@/lib/metrics/round-axis'
import { type Sparkline, toSparklines } from '@/lib/metrics/things/sparklines'
import { visibleText } from '@/lib/std/visible-text'
import type { ChangeWatch } from '@/lib/url/watch-types'
import { type AskedMetrics, DEFAULT_METRICS_VIEW } from '@/lib/url/metrics-view'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import classes from './edit.module.css'

const ASKED: AskedMetrics = { ...DEFAULT_METRICS_VIEW, charts: ['request_volume', 'request_duration'] }
const SIDE_SECONDS = 300
const HEIGHT = 132
const COLORS: Readonly<Record<Sparkline['id'], string>> = {
  requests: 'var(--pharos-accent)',
  errors: 'var(--pharos-failure)',
  duration: 'var(--pharos-degraded)',
  tcp: 'var(--pharos-tcp)',
}

interface EffectChartsProps {
  readonly service: { readonly namespace: string; readonly name: string }
  readonly watch: Pick<ChangeWatch, 'madeAt' | 'now'>
}

/** The traffic of a service in the five minutes before and after a change. */
export function EffectCharts({ service: { namespace, name }, watch: { madeAt, now } }: EffectChartsProps) {
  const t = useTranslations('edit.watch')
  const isOver = now >= madeAt + SIDE_SECONDS
  const page = { cluster: null, duration: 2 * SIDE_SECONDS, at: isOver ? madeAt + SIDE_SECONDS : null }
  const { data } = useQuery(metricsQuery({ kind: 'service', namespace, name }, 'in', page, ASKED))
  if (data === undefined) return null
  const lines = toSparklines(data)
  if (lines.length === 0) return <p className={cardClasses.quiet}>{t('noTraffic')}</p>
  return (
    <div className={classes.effects} role="group" aria-label={t('effect', { service: visibleText(name) })}>
      {lines.map((line) => (
        <EffectChart key={line.id} line={line} times={data.times} mark={madeAt} />
      ))}
    </div>
  )
}

interface EffectChartProps {
  readonly line: Sparkline
  readonly times: readonly number[]
  readonly mark: number
}

function EffectChart({ line: { id, unit, values }, times, mark }: EffectChartProps) {
  const t = useTranslations('edit.watch')
  const format = (value: number | null) => (unit === '%' ? formatPercent(value) : formatChartValue(value, unit))
  const top = roundAxis(Math.max(0, ...values.filter((value) => value !== null)))
  const lines = [{ key: id, color: COLORS[id], dashed: false, values, bands: null }]
  return (
    <figure>
      <figcaption>{t(`charts.${id}`)}</figcaption>
      <SeriesPlot
        times={times}
        lines={lines}
        top={top}
        format={format}
        mark={mark}
        height={HEIGHT}
        description={`${t(`charts.${id}`)}. ${t('made')}`}
      />
    </figure>
  )
}
