import type { LogReading } from '@/lib/client/log-reader'
import { IconPointFilled } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './logs-panel.module.css'
import type { ShownLines } from './use-shown-lines'

interface LogsStatusProps {
  readonly reading: LogReading
  readonly shown: ShownLines
}

/** How many lines there are, and whether more are coming. */
export function LogsStatus({ reading, shown }: LogsStatusProps) {
  const t = useTranslations('logs.count')
  const count = reading.book.lines.length
  const state = shown.busy ? 'filtering' : reading.state === 'reading' || reading.state === 'following' ? reading.state : undefined // prettier-ignore
  return (
    <div className={classes.status}>
      {state === 'following' && <IconPointFilled size={14} className={classes.sign} aria-hidden />}
      {state !== undefined && <span>{t(state)}</span>}
      <span>
        {shown.lines.length === count ? t('all', { count }) : t('some', { shown: shown.lines.length, count })}
      </span>
    </div>
  )
}
