'use client'

import { Tooltip } from '@mantine/core'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { isHere } from './is-here'
import { PAGES } from './pages'
import classes from './shell.module.css'

interface NavigationEntriesProps {
  readonly collapsed: boolean
  readonly onFollow?: () => void
}

export function NavigationEntries({ collapsed, onFollow }: NavigationEntriesProps) {
  const t = useTranslations('shell.navigation')
  const path = usePathname()
  return (
    <ul className={classes.entries}>
      {PAGES.map(({ href, id, Icon, ...page }) => (
        <li key={href}>
          <Tooltip label={t(id)} position="right" disabled={!collapsed}>
            <Link
              href={href}
              // The server and the browser have better to do while a page comes up.
              prefetch={false}
              className={classes.entry}
              aria-current={isHere(path, href) || ('also' in page && isHere(path, page.also)) ? 'page' : undefined}
              aria-label={collapsed ? t(id) : undefined}
              {...(onFollow === undefined ? {} : { onClick: onFollow })}
            >
              <Icon size={18} stroke={1.75} aria-hidden />
              {!collapsed && t(id)}
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
      <NavigationEntries collapsed={collapsed} />
    </nav>
  )
}
