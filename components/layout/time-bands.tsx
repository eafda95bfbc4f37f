'use client'

import { Band } from '@/components/ui/band'
import { useScope } from '@/lib/client/use-graph-view'
import { Button } from '@mantine/core'
import { IconHistory, IconZzz } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useRefresh } from './refresh-context'
import { useWindowName } from './use-window-name'

/** Says that the numbers are not of now. */
export function PastBand() {
  const t = useTranslations('shell.window')
  const [{ duration, at }, setScope] = useScope()
  const windowName = useWindowName()
  if (at === null) return null
  return (
    <Band
      tone="accent"
      icon={<IconHistory size={16} aria-hidden />}
      actions={
        <Button variant="subtle" size="compact-xs" onClick={() => setScope({ at: null })}>
          {t('backToNow')}
        </Button>
      }
    >
      {t('lookingAt', { range: windowName({ duration, at }) })}
    </Band>
  )
}

/** Says that the timer rests because nobody seems to look. */
export function IdleBand() {
  const t = useTranslations('shell.refresh')
  const { rests } = useRefresh()
  if (rests !== 'idle') return null
  return <Band icon={<IconZzz size={16} aria-hidden />}>{t('idle')}</Band>
}
