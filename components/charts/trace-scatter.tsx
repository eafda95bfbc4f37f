'use client'

import { formatUs } from '@/lib/i18n/format-us'
import { visibleText } from '@/lib/std/visible-text'
import type { ScatterMeasure, ScatterModel, ScatterPoint } from '@/lib/tracing/scatter-model'
import { CartesianGrid, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './trace-scatter.module.css'

export interface TraceScatterProps {
  readonly model: ScatterModel
  readonly measure: ScatterMeasure
  readonly onOpen: (id: string) => void
}

const MARGIN = { top: 12, right: 28, bottom: 4, left: 4 }
const TICK = { fontSize: 12, fill: 'var(--pharos-muted)' }
const DAY_MS = 86_400_000

/** Traces over time. Failures are diamonds, the others circles; a list beside it must tell the same. */
export function TraceScatter({ model, measure, onOpen }: TraceScatterProps) {
  const t = useTranslations('traces.scatter')
  const format = useFormatter()
  const { points, fromMs, toMs, ticksUs } = model
  const failed = points.filter((point) => point.failed)
  const clock = (ms: number) => format.dateTime(new Date(ms), toMs - fromMs >= DAY_MS ? 'window' : 'instant')
  return (
    <figure className={classes.figure}>
      <div
        role="img"
        aria-label={t('description', {
          count: points.length,
          measure: t(`measures.${measure}`),
          failed: failed.length,
        })}
        className={classes.chart}
      >
        <ResponsiveContainer width="100%" height="100%">
          <ScatterChart accessibilityLayer={false} margin={MARGIN}>
            <CartesianGrid stroke="var(--pharos-border)" />
            <XAxis
              dataKey="atMs"
              type="number"
              domain={[fromMs, toMs]}
              tickFormatter={clock}
              tick={TICK}
              tickLine={false}
              minTickGap={48}
              axisLine={{ stroke: 'var(--pharos-border)' }}
            />
            <YAxis
              dataKey="us"
              type="number"
              domain={[0, ticksUs.at(-1) ?? 0]}
              ticks={[...ticksUs]}
              tickFormatter={(us: number) => formatUs(us)}
              tick={TICK}
              tickLine={false}
              axisLine={false}
              width={64}
            />
            <Tooltip cursor={false} isAnimationActive={false} content={Tip} />
            <Scatter
              data={points.filter((point) => !point.failed)}
              shape={Circle}
              isAnimationActive={false}
              onClick={(point) => onOpen(pointOf(point).trace.id)}
            />
            <Scatter
              data={failed}
              shape={Diamond}
              isAnimationActive={false}
              onClick={(point) => onOpen(pointOf(point).trace.id)}
            />
          </ScatterChart>
        </ResponsiveContainer>
      </div>
      <figcaption className={classes.legend}>
        <span>
          <svg width="12" height="12" aria-hidden>
            <circle cx="6" cy="6" r="5" className={classes.good} />
          </svg>
          {t('ok')}
        </span>
        <span>
          <svg width="12" height="12" aria-hidden>
            <path d="M6 0L12 6L6 12L0 6Z" className={classes.failed} />
          </svg>
          {t('failed')}
        </span>
        <span className={classes.hint}>{t('hint')}</span>
      </figcaption>
    </figure>
  )
}

/** What recharts hands to shapes and handlers: the point itself with its place on the screen. */
interface Placed {
  readonly cx?: number | undefined
  readonly cy?: number | undefined
  readonly payload?: unknown
}

function Circle({ cx = 0, cy = 0, ...item }: Placed) {
  return <circle cx={cx} cy={cy} r={pointOf(item).radius} className={classes.good} />
}

function Diamond({ cx = 0, cy = 0, ...item }: Placed) {
  const r = pointOf(item).radius * 1.2
  return <path d={`M${cx} ${cy - r}L${cx + r} ${cy}L${cx} ${cy + r}L${cx - r} ${cy}Z`} className={classes.failed} />
}

function pointOf(item: { readonly payload?: unknown }): ScatterPoint {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- recharts hands back the item of `data` that was drawn
  return item.payload as ScatterPoint
}

function Tip({
  active,
  payload,
}: {
  readonly active?: boolean
  readonly payload?: readonly { readonly payload?: unknown }[]
}) {
  const t = useTranslations('traces.scatter')
  const format = useFormatter()
  const [item] = payload ?? []
  if (active !== true || item === undefined) return null
  const { trace, atMs } = pointOf(item)
  return (
    <div className={classes.tip}>
      <strong>{visibleText(trace.root?.service ?? trace.id)}</strong>
      <span>{visibleText(trace.root?.operation ?? '')}</span>
      <span>
        {formatUs(trace.durationUs)} · {format.dateTime(new Date(atMs), 'instant')}
      </span>
      {trace.spans === null ? null : <span>{t('tip', { spans: trace.spans, errors: trace.errors ?? 0 })}</span>}
    </div>
  )
}
