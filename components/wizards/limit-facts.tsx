import { Band } from '@/components/ui/band'
import type { ServicePeaks } from '@/lib/url/peaks-types'
import { formatDuration } from '@/lib/time/duration'
import { visibleText } from '@/lib/std/visible-text'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './wizards.module.css'

/** What was counted of the load that limits would meet, and how far that can be trusted. */
export function LimitFacts({ peaks }: { readonly peaks: ServicePeaks }) {
  const t = useTranslations('wizards.limits')
  const format = useFormatter()
  const { requestsPerSecond, turnedAway, retriedInVain, unmeasured, seconds, stepSeconds } = peaks
  const number = (value: number) => format.number(value, { maximumSignificantDigits: 3 })
  return (
    <section className={classes.card} aria-label={t('title')}>
      <h2 className={classes.object}>{t('title')}</h2>
      {unmeasured === null ? null : (
        <Band tone="degraded" icon={<IconAlertTriangle size={16} aria-hidden />}>
          {t('unmeasured', { why: visibleText(unmeasured) })}
        </Band>
      )}
      <ul className={classes.limits}>
        {requestsPerSecond === null ? null : (
          <li>{t('requests', { proxy: number(requestsPerSecond.perProxy), all: number(requestsPerSecond.inAll) })}</li>
        )}
        {turnedAway === null ? null : <li>{t('turnedAway', { count: turnedAway })}</li>}
        {retriedInVain === null ? null : <li>{t('retriedInVain', { count: retriedInVain })}</li>}
      </ul>
      <p className={classes.quiet}>
        {t('doubts', { window: formatDuration(seconds), step: formatDuration(stepSeconds) })}
      </p>
    </section>
  )
}
