'use client'

import { lastLook } from '@/lib/client/remembered-query'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
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
  /** A path alone comes back as the page was last looked at, with its filters. */
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
  /** It is about one thing: its breadcrumbs stand for the choice of namespaces, and only window and refresh are remembered. */
  readonly ofOne?: boolean
  /** It is about every namespace, so that none is chosen. */
  readonly allNamespaces?: boolean
  /** Nothing on it is of a window. */
  readonly windowless?: boolean
  /** Nothing on it depends on the choice of namespaces, window or refresh. */
  readonly timeless?: boolean
  /** What the page reads of its address; those of the graph when left out. */
  readonly parameters?: ComponentProps<typeof BadParameters>['parameters']
  /** What of the URL a page opened without a view begins with; the same object as long as it says the same. */
  readonly automatic?: Readonly<Record<string, string>>
  readonly children: ReactNode
}

const NOTHING: Readonly<Record<string, string>> = {}

/** Header, toolbar and content: the same places on every page. */
export function Page(props: PageProps) {
  const { title, crumbs = [], badge, actions, tools, shownAt } = props
  const { timeless = false, ofOne = timeless, allNamespaces = false, windowless = false } = props
  const { parameters, automatic = NOTHING, children } = props
  const t = useTranslations('shell.page')
  useFirstView(ofOne ? 'window' : 'view', automatic)
  return (
    <div className={classes.page}>
      <div className={classes.header}>
        <div className={classes.heading}>
          {crumbs.length > 0 && (
            <nav aria-label={t('breadcrumbs')} className={classes.crumbs}>
              {crumbs.map(({ label, href }) => (
                <Anchor key={href} component={Link} href={lastLook(href)} inherit>
                  {label}
                </Anchor>
              ))}
            </nav>
          )}
          <h1 className={classes.title} title={title}>
            {title}
          </h1>
          {badge}
        </div>
        <div className={classes.actions}>
          {actions}
          <CopyLink shownAt={shownAt} />
        </div>
      </div>
      {timeless ? null : (
        <div className={classes.toolbar} role="group" aria-label={t('toolbar')}>
          {ofOne || allNamespaces ? null : <NamespacePicker />}
          {windowless ? null : <WindowPicker />}
          <RefreshPicker />
          {tools}
        </div>
      )}
      <BadParameters parameters={parameters} />
      {timeless || windowless ? null : <PastBand />}
      {timeless ? null : <IdleBand />}
      <div className={classes.content}>{children}</div>
    </div>
  )
}
