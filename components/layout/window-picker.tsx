'use client'

import { sourcesQuery } from '@/lib/client/sources-query'
import { useScope } from '@/lib/client/use-graph-view'
import { formatDuration } from '@/lib/time/duration'
import { type StoreLimits, strictest, windowProblem } from '@/lib/time/window-limits'
import { Button, Divider, Popover } from '@mantine/core'
import { IconCalendarTime, IconChevronDown, IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './picker.module.css'
import { useSettings } from './settings-context'
import { useShortcut } from './use-shortcut'
import { useWindowName } from './use-window-name'

// The calendar is only loaded by those who open it.
const CustomWindow = dynamic(() => import('./custom-window').then((module) => module.CustomWindow), { ssr: false })

/** Over which time the numbers are computed. */
export function WindowPicker() {
  const t = useTranslations('shell.window')
  const [{ duration, at }, setScope] = useScope()
  const [opened, setOpened] = useState(false)
  const [custom, setCustom] = useState(false)
  const windowName = useWindowName()
  const close = (): void => {
    setOpened(false)
    setCustom(false)
  }
  const choose = (window: { readonly duration: number; readonly at: number | null }): void => {
    close()
    setScope(window)
  }
  useShortcut('t', () => setOpened(true))
  const name = windowName({ duration, at })
  return (
    <Popover
      opened={opened}
      onChange={(open) => (open ? setOpened(true) : close())}
      position="bottom-start"
      width={360}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          className={classes.picker}
          leftSection={<IconClock size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => (opened ? close() : setOpened(true))}
          aria-label={t('button', { name })}
        >
          {name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('label')}>
        <Presets
          current={at === null ? duration : undefined}
          onChoose={(preset) => choose({ duration: preset, at: null })}
        />
        <Divider my="sm" />
        {custom ? (
          <CustomWindow duration={duration} at={at} onChoose={choose} />
        ) : (
          <Button
            variant="subtle"
            color="gray"
            fullWidth
            justify="flex-start"
            leftSection={<IconCalendarTime size={16} />}
            onClick={() => setCustom(true)}
          >
            {t('open')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

interface PresetsProps {
  readonly current: number | undefined
  readonly onChoose: (seconds: number) => void
}

function Presets({ current, onChoose }: PresetsProps) {
  const t = useTranslations('shell.window')
  const { windows } = useSettings()
  const limits = useStoreLimits()
  return (
    <>
      <p className={classes.windowHead}>{t('presets')}</p>
      <div className={classes.presets} role="group" aria-label={t('presets')}>
        {windows.map((seconds) => {
          const problem = windowProblem(seconds, limits)
          return (
            <button
              key={seconds}
              type="button"
              className={classes.preset}
              aria-pressed={seconds === current}
              aria-disabled={problem !== undefined}
              aria-describedby={problem === undefined ? undefined : `window-${problem}`}
              data-autofocus={seconds === current ? true : undefined}
              onClick={() => {
                if (problem === undefined) onChoose(seconds)
              }}
            >
              {formatDuration(seconds)}
            </button>
          )
        })}
      </div>
      <Why windows={windows} limits={limits} problem="scrapes" />
      <Why windows={windows} limits={limits} problem="retention" />
    </>
  )
}

interface WhyProps {
  readonly windows: readonly number[]
  readonly limits: StoreLimits
  readonly problem: 'scrapes' | 'retention'
}

/** Why some of the windows cannot be had. */
function Why({ windows, limits, problem }: WhyProps) {
  const t = useTranslations('shell.window')
  const format = useFormatter()
  const refused = windows.filter((seconds) => windowProblem(seconds, limits) === problem)
  if (refused.length === 0) return null
  return (
    <p className={classes.why} id={`window-${problem}`}>
      {t(problem, {
        windows: format.list(refused.map(formatDuration)),
        interval: formatDuration(limits.scrapeIntervalSeconds ?? 0),
        retention: formatDuration(limits.retentionSeconds ?? 0),
      })}
    </p>
  )
}

function useStoreLimits(): StoreLimits {
  const { data } = useQuery(sourcesQuery())
  return strictest((data?.sources ?? []).filter((source) => source.type === 'prometheus'))
}
