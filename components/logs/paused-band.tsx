import { Button } from '@mantine/core'
import { IconArrowDown, IconPlayerPause } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './log-lines.module.css'

interface PausedBandProps {
  /** Lines that came since. */
  readonly count: number
  readonly onJump: () => void
}

/** Says that the newest lines are out of view, and leads there. */
export function PausedBand({ count, onJump }: PausedBandProps) {
  const t = useTranslations('logs.paused')
  return (
    <div className={classes.paused} role="status">
      <IconPlayerPause size={14} aria-hidden />
      <span>{t('text', { count })}</span>
      <Button size="compact-xs" leftSection={<IconArrowDown size={14} aria-hidden />} onClick={onJump}>
        {t('jump')}
      </Button>
    </div>
  )
}
