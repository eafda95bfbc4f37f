'use client'

import { Card } from '@/components/layout/card'
import classes from '@/components/layout/card.module.css'
import { withMessages } from '@/components/layout/with-messages'
import { splitTrafficQuery } from '@/lib/client/split-traffic-query'
import { useSplitView } from '@/lib/client/use-split-view'
import { findDoubts } from '@/lib/forecast/find-doubts'
import { predictSplit } from '@/lib/forecast/predict-split'
import { forecast } from '@/lib/i18n/messages/en/forecast'
import { visibleText } from '@/lib/std/visible-text'
import { formatDuration } from '@/lib/time/duration'
import type { SplitTarget, SplitTraffic } from '@/lib/url/split-types'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { DoubtsList } from './forecast-doubts'
import { ForecastSpoken } from './forecast-spoken'
import { ForecastTable } from './forecast-table'
import { ForecastWhole } from './forecast-whole'

interface ForecastCardProps {
  readonly namespace: string
  readonly service: string
  /** The split that acts now. */
  readonly before: readonly SplitTarget[]
  readonly after: readonly SplitTarget[]
  /** Of `SPLIT_DOUBTS`, what the objects tell. */
  readonly unsure: readonly string[]
}

/** What the split will do, anew with every step of a slider, from numbers that are there already. */
function Content({ namespace, service, ...split }: ForecastCardProps) {
  const t = useTranslations('forecast')
  const [{ cluster, duration }] = useSplitView()
  const { data: traffic, error } = useQuery(splitTrafficQuery({ namespace, service, cluster, seconds: duration }))
  const reason = error?.message ?? traffic?.unmeasured ?? null
  return (
    <Card title={t('title')}>
      {reason === null ? null : <p className={classes.quiet}>{t('failed', { reason: visibleText(reason) })}</p>}
      {traffic === undefined && reason === null ? <Skeleton height={160} aria-busy /> : null}
      {traffic?.unmeasured !== null ? null : <Prediction traffic={traffic} {...split} />}
    </Card>
  )
}

type PredictionProps = Pick<ForecastCardProps, 'before' | 'after' | 'unsure'> & { readonly traffic: SplitTraffic }

function Prediction({ traffic, before, after, unsure }: PredictionProps) {
  const t = useTranslations('forecast')
  const prediction = useMemo(() => predictSplit(traffic, after), [traffic, after])
  const doubts = findDoubts({ traffic, before, prediction, unsure })
  const window = formatDuration(traffic.seconds)
  const { highestSeconds } = traffic
  const unknown = prediction.targets.filter(({ id }) => prediction.unknown.includes(id)).map(({ label }) => label)
  return (
    <>
      {traffic.requestsPerSecond > 0 ? null : <p className={classes.quiet}>{t('noRequests', { window })}</p>}
      <ForecastTable prediction={prediction} />
      <ForecastWhole prediction={prediction} />
      {unknown.length === 0 ? null : (
        <p className={classes.quiet}>{t('unknownWhole', { versions: visibleText(unknown.join(', ')) })}</p>
      )}
      <DoubtsList doubts={doubts} />
      <p className={classes.quiet}>
        {highestSeconds === null
          ? t('basisBare', { window })
          : t('basis', { window, days: t('days', { days: Math.max(1, Math.round(highestSeconds / 86_400)) }) })}
      </p>
      <ForecastSpoken prediction={prediction} />
    </>
  )
}

/** With its own texts. */
export const ForecastCard = withMessages({ forecast }, Content)
