import type { Secured } from '@/lib/coverage/model'
import { securedPercent } from '@/lib/coverage/secured'
import { formatPercent } from '@/lib/i18n/format-percent'
import { IconLock, IconLockOff, IconLockOpen, IconLockQuestion } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './mtls.module.css'

/** How much of something was secured, with the lock of the graph's edges; a dash where there was nothing. */
export function Share({ of }: { readonly of: Secured | null }) {
  const t = useTranslations('meshMtls.total')
  if (of === null) return '–'
  const percent = securedPercent(of)
  const { Icon, tone } = lookOf(percent)
  return (
    <span className={classes.share} data-tone={tone}>
      <Icon size={14} aria-hidden />
      {percent === null ? t('notTold') : formatPercent(percent)}
    </span>
  )
}

/** What is left of a closed lock's 100 % is rounding, as at the graph's locks (graph.md, V6). */
const CLOSED = 99.95

function lookOf(percent: number | null) {
  if (percent === null) return { Icon: IconLockQuestion, tone: 'neutral' } as const
  if (percent >= CLOSED) return { Icon: IconLock, tone: 'healthy' } as const
  return percent > 0
    ? ({ Icon: IconLockOpen, tone: 'degraded' } as const)
    : ({ Icon: IconLockOff, tone: 'degraded' } as const)
}
