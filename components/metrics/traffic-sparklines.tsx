'use client'

import { withMessages } from '@/components/layout/with-messages'
import { metrics } from '@/lib/i18n/messages/en/metrics'
import { Sparkline } from '@/components/charts/sparkline'
import { ExplainedLink } from '@/components/layout/explained'
import { usePageQuery } from '@/components/layout/use-page-query'
import { orDash } from '@/components/ui/or-dash'
import { metricsQuery } from '@/lib/client/metrics-query'
import { useDetailsView } from '@/lib/client/use-details-view'
import { formatChartValue } from '@/lib/i18n/format-chart-value'
import { formatPercent } from '@/lib/i18n/format-percent'
import { type Direction, DIRECTIONS } from '@/lib/metrics/things/groupings'
import type { MetricsTarget } from '@/lib/metrics/things/metrics-target'
import { type Sparkline as Line, toSparklines } from '@/lib/metrics/things/sparklines'
import { namespacePath, writeDetailsView } from '@/lib/url/details-view'
import { type AskedMetrics, DEFAULT_METRICS_VIEW } from '@/lib/url/metrics-view'
import { Anchor, Skeleton } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './metrics.module.css'

const ASKED: AskedMetrics = {
  ...DEFAULT_METRICS_VIEW,
  charts: ['request_volume', 'request_duration', 'tcp_received', 'tcp_sent'],
}
const COLORS: Readonly<Record<Line['id'], string>> = {
  requests: 'var(--pharos-accent)',
  errors: 'var(--pharos-failure)',
  duration: 'var(--pharos-degraded)',
  tcp: 'var(--pharos-tcp)',
}

/** The traffic of a namespace at a glance, each direction with what it has. */
function Content({ namespace }: { readonly namespace: string }) {
  const t = useTranslations('metrics.glance')
  const [{ cluster, duration, at, refresh }] = useDetailsView()
  const target = { kind: 'namespace', namespace, name: namespace } as const
  const href = namespacePath(namespace) + writeDetailsView({ cluster, duration, at, refresh, tab: 'metrics' })
  return (
    <section className={classes.glance} aria-label={t('title')}>
      <div className={classes.glanceHeader}>
        <h2 className={classes.title}>{t('title')}</h2>
        <Anchor component={Link} href={href} size="sm">
          {t('open')}
        </Anchor>
      </div>
      {DIRECTIONS.map((direction) => (
        <Side key={direction} target={target} direction={direction} />
      ))}
    </section>
  )
}

function Side({ target, direction }: { readonly target: MetricsTarget; readonly direction: Direction }) {
  const t = useTranslations('metrics.glance')
  const [page] = useDetailsView()
  const { data, error } = usePageQuery(metricsQuery(target, direction, page, ASKED))
  const lines = data === undefined ? [] : toSparklines(data)
  return (
    <div className={classes.glanceSide}>
      <h3 className={classes.label}>{t(direction)}</h3>
      {data === undefined && error === null ? <Skeleton height={60} /> : null}
      {data === undefined && error !== null ? (
        <p className={classes.note}>
          {t('failed', { message: error.message })} <ExplainedLink concern="traffic" namespaces={[target.name]} />
        </p>
      ) : null}
      {data !== undefined && lines.length === 0 ? (
        <p className={classes.note}>
          {t('none')} {direction === 'in' ? <ExplainedLink concern="traffic" namespaces={[target.name]} /> : null}
        </p>
      ) : null}
      {lines.length === 0 ? null : (
        <ul className={classes.sparks}>
          {lines.map((line) => (
            <Spark key={line.id} line={line} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Spark({ line: { id, unit, values, current } }: { readonly line: Line }) {
  const t = useTranslations('metrics.glance')
  const name = t(`lines.${id}`)
  const now = orDash(unit === '%' ? formatPercent(current) : formatChartValue(current, unit))
  return (
    <li>
      <span className={classes.label}>{name}</span>
      <Sparkline
        values={values}
        color={values.some((value) => (value ?? 0) > 0) ? COLORS[id] : 'var(--pharos-idle)'}
        description={t('description', { name, now })}
      />
      <strong>{now}</strong>
    </li>
  )
}

/** With its own texts. */
export const TrafficSparklines = withMessages({ metrics }, Content)
