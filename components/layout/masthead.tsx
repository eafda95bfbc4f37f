'use client'

import { Chip } from '@/components/ui/chip'
import { sourcesQuery } from '@/lib/client/sources-query'
import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconEye, IconMenu2, IconUserQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { ActivityLine } from './activity-line'
import { HelpMenu } from './help-menu'
import { Logo } from './logo'
import { PaletteButton } from './palette/palette-button'
import { RefreshStatus } from './refresh-status'
import { useSettings } from './settings-context'
import classes from './shell.module.css'
import { SourceChips } from './source-chips'
import { StatusLamp } from './status-lamp'
import { ThemeSwitch } from './theme-switch'
import { UserMenu } from './user-menu'

const HOME = '/overview'

export interface MastheadProps {
  readonly collapsed: boolean
  readonly drawerOpened: boolean
  readonly onCollapse: () => void
  readonly onOpenDrawer: () => void
}

export function Masthead(props: MastheadProps) {
  const settings = useSettings()
  return (
    <header className={classes.masthead}>
      <MenuButtons {...props} />
      <Brand title={settings.title} />
      <StatusLamp />
      <div className={classes.spring} />
      <div className={classes.chips}>
        <span className={classes.fromSmall}>
          <StandingChips anonymous={settings.anonymous} viewOnly={settings.viewOnly} />
        </span>
        <SourceChips />
      </div>
      <span className={`${classes.divider} ${classes.fromSmall}`} />
      <PaletteButton />
      <RefreshStatus />
      <ThemeSwitch />
      <HelpMenu />
      <UserMenu />
      <ActivityLine />
    </header>
  )
}

function MenuButtons({ collapsed, drawerOpened, onCollapse, onOpenDrawer }: MastheadProps) {
  const t = useTranslations('shell.navigation')
  return (
    <>
      <span className={classes.wide}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          onClick={onCollapse}
          aria-label={collapsed ? t('expand') : t('collapse')}
          aria-expanded={!collapsed}
          aria-controls="navigation"
        >
          <IconMenu2 size={18} />
        </ActionIcon>
      </span>
      <span className={classes.narrow}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          onClick={onOpenDrawer}
          aria-label={t('open')}
          aria-expanded={drawerOpened}
        >
          <IconMenu2 size={18} />
        </ActionIcon>
      </span>
    </>
  )
}

function Brand({ title }: { readonly title: string }) {
  const t = useTranslations('shell')
  const { data } = useQuery(sourcesQuery())
  const cluster = data?.sources.find((source) => source.type === 'kubernetes')?.cluster
  return (
    <>
      <Link href={HOME} prefetch={false} className={classes.brand}>
        <Logo size={24} />
        <span className={classes.brandName}>{title}</span>
        <VisuallyHidden>{t('navigation.home')}</VisuallyHidden>
      </Link>
      {cluster != null && (
        <span className={classes.fromSmall}>
          <Tooltip label={t('cluster', { name: cluster })}>
            <Chip>{cluster}</Chip>
          </Tooltip>
        </span>
      )}
    </>
  )
}

/** What must be known of this installation before anything is believed or tried. */
function StandingChips({ anonymous, viewOnly }: { readonly anonymous: boolean; readonly viewOnly: boolean }) {
  const t = useTranslations('shell')
  return (
    <span className={classes.chips}>
      {anonymous && (
        <Tooltip label={t('anonymousWhy')}>
          <Chip tone="degraded" icon={<IconUserQuestion size={14} aria-hidden />}>
            {t('anonymous')}
          </Chip>
        </Tooltip>
      )}
      {viewOnly && (
        <Tooltip label={t('viewOnlyWhy')}>
          <Chip icon={<IconEye size={14} aria-hidden />}>{t('viewOnly')}</Chip>
        </Tooltip>
      )}
    </span>
  )
}
