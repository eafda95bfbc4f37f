import type { HealthStatus } from '@/lib/health/summarise-health'
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconHelpSquareRoundedFilled,
  IconHourglassFilled,
  IconSquareRoundedXFilled,
} from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './health-mark.module.css'

const ICONS = {
  failure: IconSquareRoundedXFilled,
  degraded: IconAlertTriangleFilled,
  'not-ready': IconHourglassFilled,
  healthy: IconCircleCheckFilled,
  'not-known': IconHelpSquareRoundedFilled,
  'not-rated': IconCircleDashed,
} as const satisfies Record<HealthStatus, unknown>

interface HealthMarkProps {
  /** Null: not rated. */
  readonly status: HealthStatus | null
  readonly short?: boolean
}

/** A status as shape, colour and word; `short` leaves the word to the tooltip and to screen readers. */
export function HealthMark({ status, short = false }: HealthMarkProps) {
  const t = useTranslations('graph.status')
  const own = status ?? 'not-rated'
  const name = own === 'not-rated' ? 'notRated' : own
  const Icon = ICONS[own]
  return (
    <span className={classes.mark} data-status={own}>
      <Icon
        size={16}
        className={classes.icon}
        {...(short ? { role: 'img', 'aria-label': t(name), title: t(name) } : { 'aria-hidden': true })}
      />
      {short ? null : <span>{t(name)}</span>}
    </span>
  )
}
