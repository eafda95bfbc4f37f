'use client'

import { Card } from '@/components/layout/card'
import classes from '@/components/layout/card.module.css'
import { withMessages } from '@/components/layout/with-messages'
import { StatusMark } from '@/components/ui/status-mark'
import { changeWatchQuery } from '@/lib/client/changes-query'
import { splitBeforeQuery, splitOutcomeQuery } from '@/lib/client/split-traffic-query'
import { useSplitView } from '@/lib/client/use-split-view'
import { judgeSplit, type SplitOutcome } from '@/lib/forecast/judge-split'
import { predictSplit } from '@/lib/forecast/predict-split'
import { forecast } from '@/lib/i18n/messages/en/forecast'
import { visibleText } from '@/lib/std/visible-text'
import type { SplitTarget } from '@/lib/url/split-types'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { OutcomeShares } from './outcome-shares'
import { OutcomeWhole } from './outcome-whole'

interface OutcomeCardProps {
  readonly namespace: string
  readonly service: string
  /** The id of the change that wrote the split. */
  readonly change: string
  /** The split as it was written. */
  readonly after: readonly SplitTarget[]
}

/** Whether a split did what was predicted, for five minutes after it was applied. */
function Content({ namespace, service, change, after }: OutcomeCardProps) {
  const t = useTranslations('forecast.outcome')
  const [{ cluster }] = useSplitView()
  const { data: watch } = useQuery(changeWatchQuery(change))
  const isOver = watch?.secondsLeft === 0
  const since = watch?.measured === true ? watch.madeAt : undefined
  const { data: traffic, error } = useQuery(splitOutcomeQuery({ namespace, service, cluster }, since, !isOver))
  const { data: before } = useQuery(splitBeforeQuery({ namespace, service, cluster }, since))
  const prediction = useMemo(() => (before?.unmeasured === null ? predictSplit(before, after) : null), [before, after])
  const reason = error?.message ?? traffic?.unmeasured ?? watch?.unmeasured ?? null
  const outcome =
    traffic === undefined || since === undefined || traffic.unmeasured !== null
      ? undefined
      : judgeSplit({ prediction, targets: after, traffic, since })
  // Whoever comes later would see what was never looked at in its time, from numbers that reach beyond it.
  if (watch === undefined || (isOver && traffic === undefined)) return null
  return (
    <Card title={t('title')}>
      {reason === null ? null : <p className={classes.quiet}>{t('failed', { reason: visibleText(reason) })}</p>}
      {outcome === undefined ? (
        <p className={classes.quiet}>{t('early')}</p>
      ) : (
        <>
          <Converged outcome={outcome} isOver={isOver} />
          <OutcomeShares outcome={outcome} />
          <OutcomeWhole outcome={outcome} />
          <p className={classes.quiet}>{t('note')}</p>
        </>
      )}
      <p className={classes.quiet}>{isOver ? t('over') : t('left', { minutes: Math.ceil(watch.secondsLeft / 60) })}</p>
    </Card>
  )
}

/** Told to screen readers when it changes: once, as a rule. */
function Converged({ outcome, isOver }: { readonly outcome: SplitOutcome; readonly isOver: boolean }) {
  const t = useTranslations('forecast.outcome')
  const { convergedAfterSeconds: seconds } = outcome
  return (
    <div role="status">
      {seconds === null ? (
        <StatusMark status={isOver ? 'warning' : 'unchecked'}>
          {t(isOver ? 'neverConverged' : 'notConverged')}
        </StatusMark>
      ) : (
        <StatusMark status="valid">{t('converged', { seconds })}</StatusMark>
      )}
    </div>
  )
}

/** With its own texts. */
export const OutcomeCard = withMessages({ forecast }, Content)
