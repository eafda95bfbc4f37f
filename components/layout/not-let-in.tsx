'use client'

import { Notice } from '@/components/ui/notice'
import { IconLock } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './shell.module.css'

/** What strangers see while there is no way to log in. Nothing of the mesh, and nothing of the request. */
export function NotLetIn() {
  const t = useTranslations('states.unauthorized')
  return (
    <main className={`${classes.shell} ${classes.main}`}>
      <Notice tone="not-ready" icon={<IconLock size={24} />} title={t('title')} alone>
        <p>{t.rich('text', { setting: () => <code>auth.strategy: anonymous</code> })}</p>
      </Notice>
    </main>
  )
}
