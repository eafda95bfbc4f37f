import { AnchoredMenu } from '@/components/ui/anchored-menu'
import { copyText } from '@/components/ui/copy-text'
import type { Anchor } from '@/components/ui/use-anchor'
import { serverNow } from '@/lib/client/clock'
import { writeGraphView } from '@/lib/url/graph-view'
import { Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconLivePhoto, IconSnowflake } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import type { CopyLinkProps } from './copy-link'
import classes from './picker.module.css'

interface CopyLinkMenuProps extends CopyLinkProps {
  readonly anchor: Anchor
}

/** The link that goes on with time, and the one that stays. */
export function CopyLinkMenu({ anchor, shownAt }: CopyLinkMenuProps) {
  const t = useTranslations('shell.page')
  const copy = async (at: number | null): Promise<void> => {
    const link = writeGraphView(window.location.href, { at })
    if (await copyText(link)) notifications.show({ message: t('copied') })
    else notifications.show({ color: 'red', autoClose: false, title: t('notCopied'), message: link })
  }
  return (
    <AnchoredMenu anchor={anchor} position="bottom-end" width={300}>
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
    </AnchoredMenu>
  )
}
