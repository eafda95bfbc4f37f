'use client'

import { Band } from '@/components/ui/band'
import { useOnceOpened } from '@/components/ui/use-once-opened'
import type { PageSettings } from '@/lib/config/page-settings'
import { useDensityMark } from '@/lib/client/density'
import { storedSetting, useStoredSetting } from '@/lib/client/stored-setting'
import { useOfflineSince } from '@/lib/client/use-offline-since'
import { useDisclosure, useMounted } from '@mantine/hooks'
import { IconAlertTriangle, IconInfoCircle, IconPlugConnectedX } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Masthead } from './masthead'
import { RefreshProvider } from './refresh-context'
import { SettingsProvider } from './settings-context'
import classes from './shell.module.css'
import { SideNavigation } from './side-navigation'
import { useGoKeys } from './use-go-keys'
import { useShortcut } from './use-shortcut'

const NavigationDrawer = dynamic(() => import('./navigation-drawer').then((module) => module.NavigationDrawer), {
  loading: () => null,
})

const collapsedSetting = storedSetting<boolean>({
  name: 'navigation-collapsed',
  version: 1,
  fallback: false,
  read: (value) => (typeof value === 'boolean' ? value : undefined),
})

export interface ShellProps {
  readonly settings: PageSettings
  readonly children: ReactNode
}

/** What stands around every page. */
export function Shell({ settings, children }: ShellProps) {
  const t = useTranslations('shell')
  const [collapsed, setCollapsed] = useStoredSetting(collapsedSetting)
  const [drawerOpened, drawer] = useDisclosure()
  const drawerWanted = useOnceOpened(drawerOpened)
  const answersClicks = useMounted()
  const toggle = (): void => setCollapsed(!collapsed)
  useDensityMark()
  useGoKeys()
  useShortcut('[', toggle)
  useShortcut('/', () => document.querySelector<HTMLElement>('#main input[type="search"]')?.focus())
  return (
    <SettingsProvider settings={settings}>
      <RefreshProvider>
        <div className={classes.shell}>
          <a href="#main" className={classes.skip}>
            {t('skipToContent')}
          </a>
          <Banner banner={settings.banner} />
          <Masthead collapsed={collapsed} drawerOpened={drawerOpened} onCollapse={toggle} onOpenDrawer={drawer.open} />
          <OfflineBand />
          <div className={classes.body}>
            <SideNavigation collapsed={collapsed} />
            {drawerWanted ? <NavigationDrawer opened={drawerOpened} onClose={drawer.close} /> : null}
            <main id="main" className={classes.main} tabIndex={-1} data-ready={answersClicks || undefined}>
              {children}
            </main>
          </div>
        </div>
      </RefreshProvider>
    </SettingsProvider>
  )
}

const BANNER_TONES = { info: 'accent', warning: 'degraded', error: 'failure' } as const

function Banner({ banner }: { readonly banner: PageSettings['banner'] }) {
  if (banner === null) return null
  const Icon = banner.level === 'info' ? IconInfoCircle : IconAlertTriangle
  return (
    <Band tone={BANNER_TONES[banner.level]} icon={<Icon size={16} aria-hidden />}>
      {banner.text}
    </Band>
  )
}

function OfflineBand() {
  const t = useTranslations('states')
  const format = useFormatter()
  const since = useOfflineSince()
  if (since === undefined) return null
  return (
    <Band tone="failure" icon={<IconPlugConnectedX size={16} aria-hidden />} role="alert">
      {t('offline', { time: format.dateTime(since, 'instant') })}
    </Band>
  )
}
