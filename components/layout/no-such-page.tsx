'use client'

import { Notice } from '@/components/ui/notice'
import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './shell.module.css'

export function NoSuchPage() {
  const t = useTranslations('states.notFound')
  return (
    <main className={`${classes.shell} ${classes.main}`}>
      <Notice
        icon={<IconMapOff size={24} />}
        title={t('title')}
        alone
        actions={
          <Button component={Link} href="/overview">
            {t('home')}
          </Button>
        }
      >
        {t('text')}
      </Notice>
    </main>
  )
}
