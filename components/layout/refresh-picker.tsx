'use client'

import { useScope } from '@/lib/client/use-graph-view'
import { REFRESHES, type Refresh } from '@/lib/url/graph-view'
import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconHandClick, IconPlayerPause, IconRotateClockwise } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './picker.module.css'
import { useRefresh } from './refresh-context'
import { useSettings } from './settings-context'

/** How often the page asks anew. */
export function RefreshPicker() {
  const t = useTranslations('shell.refresh')
  const { refreshes, defaultRefresh } = useSettings()
  const [, setScope] = useScope()
  const timer = useRefresh()
  const rests = timer.rests === 'past'
  const name = rests ? t('pause') : nameOf(t, timer.refresh)
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button
          variant="default"
          className={classes.picker}
          leftSection={iconOf(rests ? 'pause' : timer.refresh)}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={t('button', { name })}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {rests && <Menu.Label>{t('pastWhy')}</Menu.Label>}
        <Menu.RadioGroup
          value={timer.refresh}
          onChange={(value) => {
            const refresh = REFRESHES.find((known) => known === value)
            if (refresh !== undefined) setScope({ refresh: refresh === defaultRefresh ? null : refresh })
          }}
        >
          {refreshes.map((refresh) => (
            <Menu.RadioItem key={refresh} value={refresh} closeMenuOnClick>
              {nameOf(t, refresh)}
              {refresh === 'pause' && <small className={classes.itemWhy}>{t('pauseWhy')}</small>}
              {refresh === 'manual' && <small className={classes.itemWhy}>{t('manualWhy')}</small>}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}

function nameOf(t: ReturnType<typeof useTranslations<'shell.refresh'>>, refresh: Refresh): string {
  return refresh === 'pause' || refresh === 'manual' ? t(refresh) : t('every', { interval: refresh })
}

function iconOf(refresh: Refresh) {
  if (refresh === 'pause') return <IconPlayerPause size={16} aria-hidden />
  if (refresh === 'manual') return <IconHandClick size={16} aria-hidden />
  return <IconRotateClockwise size={16} aria-hidden />
}
