'use client'

import { useAnchor } from '@/components/ui/use-anchor'
import { useScope } from '@/lib/client/use-graph-view'
import { Button } from '@mantine/core'
import { IconChevronDown, IconClock } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './picker.module.css'
import { useShortcut } from './use-shortcut'
import { useWindowName } from './use-window-name'

const load = () => import('./window-popover')
const WindowPopover = dynamic(() => load().then((module) => module.WindowPopover), { loading: () => null })

/** Over which time the numbers are computed. */
export function WindowPicker() {
  const t = useTranslations('shell.window')
  const [{ duration, at }, setScope] = useScope()
  const [opened, setOpened] = useState(false)
  const windowName = useWindowName()
  const { anchor, wanted, props } = useAnchor({ popup: 'dialog', load, state: [opened, setOpened] })
  useShortcut('t', () => setOpened(true))
  const name = windowName({ duration, at })
  return (
    <>
      <Button
        variant="default"
        className={classes.picker}
        leftSection={<IconClock size={16} aria-hidden />}
        rightSection={<IconChevronDown size={14} aria-hidden />}
        aria-label={t('button', { name })}
        {...props}
      >
        {name}
      </Button>
      {wanted ? <WindowPopover anchor={anchor} duration={duration} at={at} onChoose={setScope} /> : null}
    </>
  )
}
