'use client'

import { useAnchor } from '@/components/ui/use-anchor'
import type { Refresh } from '@/lib/url/graph-view'
import { Button } from '@mantine/core'
import { IconChevronDown, IconHandClick, IconPlayerPause, IconRotateClockwise } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './picker.module.css'
import { useRefresh } from './refresh-context'
import { useRefreshName } from './use-refresh-name'

const load = () => import('./refresh-menu')
const RefreshMenu = dynamic(() => load().then((module) => module.RefreshMenu), { loading: () => null })

/** How often the page asks anew. */
export function RefreshPicker() {
  const t = useTranslations('shell.refresh')
  const { anchor, wanted, props } = useAnchor({ popup: 'menu', load, state: useState(false) })
  const timer = useRefresh()
  const nameOf = useRefreshName()
  const rests = timer.rests === 'past'
  const name = rests ? t('pause') : nameOf(timer.refresh)
  return (
    <>
      <Button
        variant="default"
        className={classes.picker}
        leftSection={iconOf(rests ? 'pause' : timer.refresh)}
        rightSection={<IconChevronDown size={14} aria-hidden />}
        aria-label={t('button', { name })}
        {...props}
      >
        {name}
      </Button>
      {wanted ? <RefreshMenu anchor={anchor} /> : null}
    </>
  )
}

function iconOf(refresh: Refresh) {
  if (refresh === 'pause') return <IconPlayerPause size={16} aria-hidden />
  if (refresh === 'manual') return <IconHandClick size={16} aria-hidden />
  return <IconRotateClockwise size={16} aria-hidden />
}
