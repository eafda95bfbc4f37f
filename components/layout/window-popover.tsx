import { AnchoredPopover } from '@/components/ui/anchored-popover'
import type { Anchor } from '@/components/ui/use-anchor'
import { sourcesQuery } from '@/lib/client/sources-query'
import { formatDuration } from '@/lib/time/duration'
import { type StoreLimits, strictest, windowProblem } from '@/lib/time/window-limits'
import { Button, Divider } from '@mantine/core'
import { IconCalendarTime } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './picker.module.css'
import { useSettings } from './settings-context'

// The calendar is only loaded by those who open it.
const CustomWindow = dynamic(() => import('./custom-window').then((module) => module.CustomWindow), { ssr: false })

interface Window {
  readonly duration: number
  readonly at: number | null
}

interface ChoicesProps extends Window {
  readonly onChoose: (window: Window) => void
}

interface WindowPopoverProps extends ChoicesProps {
  readonly anchor: Anchor
}

/** The usual windows, and one of one's own. */
export function WindowPopover({ anchor, duration, at, onChoose }: WindowPopoverProps) {
  const t = useTranslations('shell.window')
  const choose = (window: Window): void => {
    anchor.setOpened(false)
    onChoose(window)
  }
  return (
    <AnchoredPopover anchor={anchor} position="bottom-start" width={360} label={t('label')}>
      <Choices duration={duration} at={at} onChoose={choose} />
    </AnchoredPopover>
  )
}

/** Goes when the window closes: the next opening begins with the usual ones. */
function Choices({ duration, at, onChoose }: ChoicesProps) {
  const t = useTranslations('shell.window')
  const [custom, setCustom] = useState(false)
  return (
    <>
      <Presets
        current={at === null ? duration : undefined}
        onChoose={(preset) => onChoose({ duration: preset, at: null })}
      />
      <Divider my="sm" />
      {custom ? (
        <CustomWindow duration={duration} at={at} onChoose={onChoose} />
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
    </>
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
  return strictest(data?.sources ?? [])
}
