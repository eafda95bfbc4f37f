import { useAnchor } from '@/components/ui/use-anchor'
import { useOnceOpened } from '@/components/ui/use-once-opened'
import { ActionIcon } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconHelp } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useShortcut } from './use-shortcut'

const load = () => import('./help-items')
const HelpItems = dynamic(() => load().then((module) => module.HelpItems), { loading: () => null })
const KeyboardHelp = dynamic(() => import('./keyboard-help').then((module) => module.KeyboardHelp), {
  loading: () => null,
})
const About = dynamic(() => import('./about').then((module) => module.About), { loading: () => null })

export function HelpMenu() {
  const t = useTranslations('shell')
  const { anchor, wanted, props } = useAnchor({ popup: 'menu', load, state: useState(false) })
  const [keysOpened, keys] = useDisclosure()
  const [aboutOpened, about] = useDisclosure()
  useShortcut('?', keys.open)
  const keysWanted = useOnceOpened(keysOpened)
  const aboutWanted = useOnceOpened(aboutOpened)
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('help.label')} {...props}>
        <IconHelp size={20} />
      </ActionIcon>
      {wanted ? <HelpItems anchor={anchor} onKeys={keys.open} onAbout={about.open} /> : null}
      {keysWanted ? <KeyboardHelp opened={keysOpened} onClose={keys.close} /> : null}
      {aboutWanted ? <About opened={aboutOpened} onClose={about.close} /> : null}
    </>
  )
}
