import type { Status } from '@/lib/graph/model'
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
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
  notRated: IconCircleDashed,
} as const satisfies Record<Status | 'notRated', unknown>

/** A status as shape, colour and word; `short` leaves the word to the tooltip and to screen readers. */
export function HealthMark({ status, short = false }: { readonly status: Status | null; readonly short?: boolean }) {
  const t = useTranslations('graph.status')
  const name = status ?? 'notRated'
  const Icon = ICONS[name]
  return (
    <span className={classes.mark} data-status={name}>
      <Icon
        size={16}
        className={classes.icon}
        {...(short ? { role: 'img', 'aria-label': t(name), title: t(name) } : { 'aria-hidden': true })}
      />
      {short ? null : <span>{t(name)}</span>}
    </span>
  )
}
