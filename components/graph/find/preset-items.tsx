import { AnchoredMenu } from '@/components/ui/anchored-menu'
import type { Anchor } from '@/components/ui/use-anchor'
import { visibleText } from '@/lib/std/visible-text'
import { Menu } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './find-box.module.css'
import type { PresetMenuProps } from './preset-menu'

interface PresetItemsProps extends Omit<PresetMenuProps, 'purpose'> {
  readonly anchor: Anchor
}

/** The expressions on offer. */
export function PresetItems({ anchor, presets, onChoose, onHelp }: PresetItemsProps) {
  const t = useTranslations('graph.find')
  return (
    <AnchoredMenu anchor={anchor} position="bottom-start" width={300}>
      {presets.map(({ name, expression, auto }) => (
        <Menu.Item key={`${name} ${expression}`} onClick={() => onChoose(expression)}>
          {visibleText(name)}
          {auto === true ? <span className={classes.auto}>{t('presets.auto')}</span> : null}
          <code className={classes.expression}>{visibleText(expression)}</code>
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<IconHelp size={16} aria-hidden />} onClick={onHelp}>
        {t('help.open')}
      </Menu.Item>
    </AnchoredMenu>
  )
}
