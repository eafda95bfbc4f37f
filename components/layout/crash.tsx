'use client'

import { Notice } from '@/components/ui/notice'
import { Button } from '@mantine/core'
import { IconBug } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

export interface CrashProps {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}

/** In the place of a page whose code failed. The error's own words stay in the log: they may hold what is not for the screen. */
export function Crash({ error, reset }: CrashProps) {
  const t = useTranslations('states.crash')
  return (
    <Notice
      tone="failure"
      icon={<IconBug size={24} />}
      title={t('title')}
      alone
      actions={<Button onClick={reset}>{t('reload')}</Button>}
      role="alert"
    >
      <p>{t('text')}</p>
      {error.digest !== undefined && <small>{t('digest', { digest: error.digest })}</small>}
    </Notice>
  )
}
