import { Tabs } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import classes from './page-tabs.module.css'

export interface ShownTab {
  readonly id: string
  readonly label: string
  readonly panel: ReactNode
}

interface PageTabsProps {
  /** What the page is about. */
  readonly name: string
  readonly tabs: readonly ShownTab[]
  readonly current: string
  readonly onOpen: (id: string) => void
}

/** The tabs of a page about one thing; only the open one is drawn. */
export function PageTabs({ name, tabs, current, onOpen }: PageTabsProps) {
  const t = useTranslations('details')
  const list = useRef<HTMLDivElement>(null)
  // On a narrow screen the row of tabs is longer than the screen.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])
  return (
    <Tabs
      value={current}
      onChange={(value) => {
        if (value !== null) onOpen(value)
      }}
      keepMounted={false}
      className={classes.tabs}
    >
      <Tabs.List ref={list} className={classes.list} aria-label={t('tabsOf', { name })}>
        {tabs.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id, panel }) => (
        <Tabs.Panel key={id} value={id} className={classes.panel}>
          {panel}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
