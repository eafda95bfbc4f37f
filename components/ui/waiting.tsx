import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './region.module.css'
import { useSecondsSince } from './use-seconds-since'

export interface WaitingProps {
  readonly what: string
  /** This machine's milliseconds. */
  readonly since: number
  readonly onCancel: () => void
}

/** Says what a region has been waiting for, and how long. */
export function Waiting({ what, since, onCancel }: WaitingProps) {
  const t = useTranslations('states')
  const seconds = useSecondsSince(since)
  return (
    <div className={classes.waiting}>
      <span>{t('waiting', { what, seconds })}</span>
      <Button variant="subtle" size="compact-xs" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  )
}
