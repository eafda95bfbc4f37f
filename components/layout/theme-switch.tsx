import { useAnchor } from '@/components/ui/use-anchor'
import { ActionIcon } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

const load = () => import('./theme-menu')
const ThemeMenu = dynamic(() => load().then((module) => module.ThemeMenu), { loading: () => null })

export function ThemeSwitch() {
  const t = useTranslations('shell.theme')
  const { anchor, wanted, props } = useAnchor({ popup: 'menu', load, state: useState(false) })
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('label')} {...props}>
        {/* Both are there, and the style sheet shows one: the server does not know the theme. */}
        <IconSun size={18} className="mantine-dark-hidden" />
        <IconMoon size={18} className="mantine-light-hidden" />
      </ActionIcon>
      {wanted ? <ThemeMenu anchor={anchor} /> : null}
    </>
  )
}
