import { AnchoredMenu } from '@/components/ui/anchored-menu'
import type { Anchor } from '@/components/ui/use-anchor'
import { DENSITIES, useDensity } from '@/lib/client/density'
import { Menu, useMantineColorScheme } from '@mantine/core'
import {
  IconBaselineDensityMedium,
  IconBaselineDensitySmall,
  IconDeviceDesktop,
  IconMoon,
  IconSun,
} from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

const SCHEMES = [
  { scheme: 'auto', label: 'system', Icon: IconDeviceDesktop },
  { scheme: 'light', label: 'light', Icon: IconSun },
  { scheme: 'dark', label: 'dark', Icon: IconMoon },
] as const

const DENSITY_ICONS = { comfortable: IconBaselineDensityMedium, compact: IconBaselineDensitySmall } as const

/** Light, dark, or as the system has it; and how close together rows stand. */
export function ThemeMenu({ anchor }: { readonly anchor: Anchor }) {
  const t = useTranslations('shell.theme')
  const td = useTranslations('shell.density')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [density, setDensity] = useDensity()
  return (
    <AnchoredMenu anchor={anchor} position="bottom-end">
      <Menu.Label>{t('title')}</Menu.Label>
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
      <Menu.Divider />
      <Menu.Label>{td('title')}</Menu.Label>
      <Menu.RadioGroup
        value={density}
        onChange={(value) => {
          const chosen = DENSITIES.find((one) => one === value)
          if (chosen !== undefined) setDensity(chosen)
        }}
      >
        {DENSITIES.map((one) => {
          const Icon = DENSITY_ICONS[one]
          return (
            <Menu.RadioItem key={one} value={one} rightSection={<Icon size={16} />}>
              {td(one)}
            </Menu.RadioItem>
          )
        })}
      </Menu.RadioGroup>
    </AnchoredMenu>
  )
}
