import { useDensity } from '@/lib/client/density'
import { useGraphView } from '@/lib/client/use-graph-view'
import { EDGE_LABELS } from '@/lib/url/graph-view'
import { useMantineColorScheme } from '@mantine/core'
import {
  IconDeviceDesktop,
  IconKeyboard,
  IconMoon,
  IconSun,
  IconTable,
  IconBaselineDensitySmall,
  IconTag,
  IconToggleLeft,
} from '@tabler/icons-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useLetterKeys } from '../use-shortcut'
import type { Command } from './command'

const SCHEMES = [
  { scheme: 'auto', label: 'system', Icon: IconDeviceDesktop },
  { scheme: 'light', label: 'light', Icon: IconSun },
  { scheme: 'dark', label: 'dark', Icon: IconMoon },
] as const

const SHOWN = ['services', 'idleNodes', 'idleEdges', 'waypoints', 'animation'] as const

/** What can be switched: the theme, the keys, and on its page what the graph shows. */
export function useToggleCommands(): readonly Command[] {
  const t = useTranslations('palette.toggles')
  const tt = useTranslations('shell.theme')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [letters, setLetters] = useLetterKeys()
  const [density, setDensity] = useDensity()
  const onGraph = usePathname() === '/graph'
  const ofGraph = useGraphToggles()
  return [
    ...SCHEMES.filter(({ scheme }) => scheme !== colorScheme).map(({ scheme, label, Icon }) => ({
      id: `theme ${scheme}`,
      label: t('theme', { theme: tt(label) }),
      Icon,
      does: { run: () => setColorScheme(scheme) },
    })),
    {
      id: 'compact',
      label: t('compact'),
      Icon: IconBaselineDensitySmall,
      on: density === 'compact',
      does: { run: () => setDensity(density === 'compact' ? 'comfortable' : 'compact') },
    },
    {
      id: 'letters',
      label: t('letters'),
      Icon: IconKeyboard,
      on: letters,
      does: { run: () => setLetters(!letters) },
    },
    ...(onGraph ? ofGraph : []),
  ]
}

function useGraphToggles(): readonly Command[] {
  const t = useTranslations('palette.toggles')
  const tg = useTranslations('graph.toolbar')
  const [view, change] = useGraphView()
  return [
    ...EDGE_LABELS.map((label) => {
      const on = view.edgeLabels.includes(label)
      const next = EDGE_LABELS.filter((one) => (one === label ? !on : view.edgeLabels.includes(one)))
      return {
        id: `label ${label}`,
        label: t('label', { label: tg(`labels.names.${label}`) }),
        Icon: IconTag,
        on,
        does: { run: () => change({ edgeLabels: next }) },
      }
    }),
    ...SHOWN.map((option) => ({
      id: `show ${option}`,
      label: tg(`show.${option}`),
      Icon: IconToggleLeft,
      on: view[option],
      does: { run: () => change({ [option]: !view[option] }) },
    })),
    {
      id: 'view table',
      label: t('table'),
      Icon: IconTable,
      keys: 'v',
      on: view.view === 'table',
      does: { run: () => change({ view: view.view === 'table' ? 'graph' : 'table' }) },
    },
  ]
}
