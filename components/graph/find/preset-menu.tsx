import type { Preset } from '@/lib/graph/find/presets'
import { ActionIcon, Menu } from '@mantine/core'
import { IconChevronDown, IconEyeOff, IconHelp, IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './find-box.module.css'
import type { Purpose } from './use-expression'

interface PresetMenuProps {
  readonly purpose: Purpose
  readonly presets: readonly Preset[]
  readonly onChoose: (expression: string) => void
  readonly onHelp: () => void
}

/** Expressions one often needs, and the way to the help. */
export function PresetMenu({ purpose, presets, onChoose, onHelp }: PresetMenuProps) {
  const t = useTranslations('graph.find')
  const Icon = purpose === 'find' ? IconSearch : IconEyeOff
  return (
    <Menu position="bottom-start" width={300} returnFocus>
      <Menu.Target>
        <ActionIcon
          variant="transparent"
          color="gray"
          size={28}
          w={38}
          className={classes.presets}
          aria-label={t(`presets.${purpose}`)}
        >
          <Icon size={15} aria-hidden />
          <IconChevronDown size={12} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {presets.map(({ name, expression }) => (
          <Menu.Item key={`${name} ${expression}`} onClick={() => onChoose(expression)}>
            {name}
            <code className={classes.expression}>{expression}</code>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconHelp size={16} aria-hidden />} onClick={onHelp}>
          {t('help.open')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
