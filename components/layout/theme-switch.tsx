import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

const SCHEMES = [
  { scheme: 'auto', label: 'system', Icon: IconDeviceDesktop },
  { scheme: 'light', label: 'light', Icon: IconSun },
  { scheme: 'dark', label: 'dark', Icon: IconMoon },
] as const

export function ThemeSwitch() {
  const t = useTranslations('shell.theme')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('label')}>
          {/* Both are there, and the style sheet shows one: the server does not know the theme. */}
          <IconSun size={18} className="mantine-dark-hidden" />
          <IconMoon size={18} className="mantine-light-hidden" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => {
            const chosen = SCHEMES.find(({ scheme }) => scheme === value)
            if (chosen !== undefined) setColorScheme(chosen.scheme)
          }}
        >
          {SCHEMES.map(({ scheme, label, Icon }) => (
            <Menu.RadioItem key={scheme} value={scheme} rightSection={<Icon size={16} />}>
              {t(label)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
