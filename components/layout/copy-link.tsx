'use client'

import { copyText } from '@/components/ui/copy-text'
import { serverNow } from '@/lib/client/clock'
import { writeGraphView } from '@/lib/url/graph-view'
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconLink, IconLivePhoto, IconSnowflake } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './picker.module.css'

export interface CopyLinkProps {
  /** End of the window that is shown, unix seconds; now when left out. */
  readonly shownAt?: number | undefined
}

/** The address of what is shown: as it goes on, or as it is at this moment. */
export function CopyLink({ shownAt }: CopyLinkProps) {
  const t = useTranslations('shell.page')
  const copy = async (at: number | null): Promise<void> => {
    const link = writeGraphView(window.location.href, { at })
    if (await copyText(link)) notifications.show({ message: t('copied') })
    else notifications.show({ color: 'red', autoClose: false, title: t('notCopied'), message: link })
  }
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconLink size={16} aria-hidden />}>
          {t('copyLink')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLivePhoto size={16} />} onClick={() => void copy(null)}>
          {t('copyLive')}
          <small className={classes.itemWhy}>{t('copyLiveWhy')}</small>
        </Menu.Item>
        <Menu.Item
          leftSection={<IconSnowflake size={16} />}
          onClick={() => void copy(shownAt ?? Math.floor(serverNow() / 1_000))}
        >
          {t('copyFrozen')}
          <small className={classes.itemWhy}>{t('copyFrozenWhy')}</small>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
