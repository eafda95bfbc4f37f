import { AnchoredMenu } from '@/components/ui/anchored-menu'
import type { Anchor } from '@/components/ui/use-anchor'
import { useScope } from '@/lib/client/use-graph-view'
import { REFRESHES } from '@/lib/url/graph-view'
import { Menu } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './picker.module.css'
import { useRefresh } from './refresh-context'
import { useSettings } from './settings-context'
import { useRefreshName } from './use-refresh-name'

/** The intervals of refreshing, and none. */
export function RefreshMenu({ anchor }: { readonly anchor: Anchor }) {
  const t = useTranslations('shell.refresh')
  const { refreshes, defaultRefresh } = useSettings()
  const [, setScope] = useScope()
  const timer = useRefresh()
  const nameOf = useRefreshName()
  return (
    <AnchoredMenu anchor={anchor} position="bottom-start" width={280}>
      {timer.rests === 'past' && <Menu.Label>{t('pastWhy')}</Menu.Label>}
      <Menu.RadioGroup
        value={timer.refresh}
        onChange={(value) => {
          const refresh = REFRESHES.find((known) => known === value)
          if (refresh !== undefined) setScope({ refresh: refresh === defaultRefresh ? null : refresh })
        }}
      >
        {refreshes.map((refresh) => (
          <Menu.RadioItem key={refresh} value={refresh} closeMenuOnClick>
            {nameOf(refresh)}
            {refresh === 'pause' && <small className={classes.itemWhy}>{t('pauseWhy')}</small>}
            {refresh === 'manual' && <small className={classes.itemWhy}>{t('manualWhy')}</small>}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </AnchoredMenu>
  )
}
