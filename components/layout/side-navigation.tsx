'use client'

import { Drawer, Tooltip } from '@mantine/core'
import { IconTopologyStar3 } from '@tabler/icons-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import classes from './shell.module.css'

/** The pages there are, in the order of the navigation. */
const ENTRIES = [{ href: '/graph', label: 'graph', Icon: IconTopologyStar3 }] as const

interface EntriesProps {
  readonly collapsed: boolean
  readonly onFollow?: () => void
}

function Entries({ collapsed, onFollow }: EntriesProps) {
  const t = useTranslations('shell.navigation')
  const path = usePathname()
  return (
    <ul className={classes.entries}>
      {ENTRIES.map(({ href, label, Icon }) => (
        <li key={href}>
          <Tooltip label={t(label)} position="right" disabled={!collapsed}>
            <Link
              href={href}
              className={classes.entry}
              aria-current={path === href || path.startsWith(`${href}/`) ? 'page' : undefined}
              aria-label={collapsed ? t(label) : undefined}
              {...(onFollow === undefined ? {} : { onClick: onFollow })}
            >
              <Icon size={18} stroke={1.75} aria-hidden />
              {!collapsed && t(label)}
            </Link>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}

export function SideNavigation({ collapsed }: { readonly collapsed: boolean }) {
  const t = useTranslations('shell.navigation')
  return (
    <nav className={classes.side} data-collapsed={collapsed} aria-label={t('label')} id="navigation">
      <Entries collapsed={collapsed} />
    </nav>
  )
}

export interface NavigationDrawerProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** The same entries where the page is too narrow for a column. */
export function NavigationDrawer({ opened, onClose }: NavigationDrawerProps) {
  const t = useTranslations('shell')
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      size={280}
      padding="xs"
      title={t('product')}
      closeButtonProps={{ 'aria-label': t('help.close') }}
    >
      <nav aria-label={t('navigation.label')}>
        <Entries collapsed={false} onFollow={onClose} />
      </nav>
    </Drawer>
  )
}
