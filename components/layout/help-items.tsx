import { AnchoredMenu } from '@/components/ui/anchored-menu'
import type { Anchor } from '@/components/ui/use-anchor'
import { safeHref } from '@/lib/std/safe-href'
import { Menu } from '@mantine/core'
import { IconBook2, IconInfoCircle, IconKeyboard } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './picker.module.css'
import { useSettings } from './settings-context'

interface HelpItemsProps {
  readonly anchor: Anchor
  readonly onKeys: () => void
  readonly onAbout: () => void
}

/** Where help is found. */
export function HelpItems({ anchor, onKeys, onAbout }: HelpItemsProps) {
  const t = useTranslations('shell')
  const { documentationUrl } = useSettings()
  const documentation = documentationUrl === null ? undefined : safeHref(documentationUrl)
  return (
    <AnchoredMenu anchor={anchor} position="bottom-end" width={220}>
      <Menu.Item leftSection={<IconKeyboard size={16} />} rightSection={<kbd>?</kbd>} onClick={onKeys}>
        {t('help.keys')}
      </Menu.Item>
      {documentation !== undefined && (
        <Menu.Item
          component="a"
          href={documentation.href}
          target="_blank"
          rel="noopener noreferrer"
          leftSection={<IconBook2 size={16} />}
        >
          {t('help.documentation')}
          <small className={classes.itemWhy}>{documentation.target}</small>
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconInfoCircle size={16} />} onClick={onAbout}>
        {t('help.about')}
      </Menu.Item>
    </AnchoredMenu>
  )
}
