'use client'

import { Anchor } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { BadParameters } from './bad-parameters'
import { CopyLink } from './copy-link'
import { NamespacePicker } from './namespace-picker'
import classes from './page.module.css'
import { RefreshPicker } from './refresh-picker'
import { IdleBand, PastBand } from './time-bands'
import { useFirstView } from './use-first-view'
import { WindowPicker } from './window-picker'

export interface Crumb {
  readonly label: string
  readonly href: string
}

export interface PageProps {
  readonly title: string
  /** Where the page stands, the outermost first, without the page itself. */
  readonly crumbs?: readonly Crumb[]
  /** Kind or health, behind the title. */
  readonly badge?: ReactNode
  /** On the right, before the link. */
  readonly actions?: ReactNode
  /** The page's own choices, behind those that every page has. */
  readonly tools?: ReactNode
  /** End of the window that is shown, unix seconds: what the frozen link freezes. */
  readonly shownAt?: number | undefined
  readonly children: ReactNode
}

/** Header, toolbar and content: the same places on every page. */
export function Page({ title, crumbs = [], badge, actions, tools, shownAt, children }: PageProps) {
  const t = useTranslations('shell.page')
  useFirstView()
  return (
    <div className={classes.page}>
      <div className={classes.header}>
        <div className={classes.heading}>
          {crumbs.length > 0 && (
            <nav aria-label={t('breadcrumbs')} className={classes.crumbs}>
              {crumbs.map(({ label, href }) => (
                <Anchor key={href} component={Link} href={href} inherit>
                  {label}
                </Anchor>
              ))}
            </nav>
          )}
          <h1 className={classes.title}>{title}</h1>
          {badge}
        </div>
        {actions}
        <CopyLink shownAt={shownAt} />
      </div>
      <div className={classes.toolbar} role="group" aria-label={t('toolbar')}>
        <NamespacePicker />
        <WindowPicker />
        <RefreshPicker />
        {tools}
      </div>
      <BadParameters />
      <PastBand />
      <IdleBand />
      <div className={classes.content}>{children}</div>
    </div>
  )
}
