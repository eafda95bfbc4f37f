'use client'

import { Age } from '@/components/ui/age'
import { Band } from '@/components/ui/band'
import { Notice } from '@/components/ui/notice'
import classes from '@/components/ui/region.module.css'
import { Waiting } from '@/components/ui/waiting'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { Staleness } from '@/lib/std/region-state'
import { Button } from '@mantine/core'
import { IconClockExclamation, IconPlayerPause, IconPower } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { DeniedNotice, ErrorNotice } from './failure-notices'
import type { AnswerRegion } from './use-answer'
import { useFailureText } from './use-failure-text'

export interface RegionProps {
  /** What `useAnswer` says of the answer that the region shows. */
  readonly region: AnswerRegion
  /** Name of what is waited for, as in *waiting for Prometheus*. */
  readonly waitingFor: string
  /** The final shape, in grey. */
  readonly skeleton: ReactNode
  /** What was asked, why nothing came, what to do. */
  readonly empty: ReactNode
  readonly filtered?: ReactNode
  /** The setting that switches the feature off. */
  readonly offSetting?: string
  readonly children: ReactNode
}

/** A part of a page that owns its state: whatever happens to its data happens here, and nowhere else. */
export function Region(props: RegionProps) {
  const { region, waitingFor } = props
  const t = useTranslations('states')
  const { state } = region
  switch (state.kind) {
    case 'off':
      return (
        <Notice icon={<IconPower size={24} />} title={t('off.title')}>
          {t('off.text', { setting: props.offSetting ?? 'features.disabled' })}
        </Notice>
      )
    case 'unasked':
      return (
        <Notice
          icon={<IconPlayerPause size={24} />}
          title={t('unasked.title')}
          actions={<Button onClick={region.load}>{t('unasked.load')}</Button>}
        >
          {t('unasked.text')}
        </Notice>
      )
    case 'denied':
      return <DeniedNotice error={state.failure} />
    case 'error':
      return <ErrorNotice reason={state.reason} error={state.failure} waitingFor={waitingFor} onRetry={region.retry} />
    case 'loading':
      return (
        <div className={classes.region} aria-busy>
          {state.phase !== 'blank' && props.skeleton}
          {state.phase === 'slow' && <Waiting since={region.awaitedSince} what={waitingFor} onCancel={region.cancel} />}
        </div>
      )
    case 'shown':
      return (
        <div className={classes.region} aria-busy={state.awaiting}>
          {state.stale !== undefined && <StaleBand stale={state.stale} region={region} />}
          {state.awaiting && <Waiting since={region.awaitedSince} what={waitingFor} onCancel={region.cancel} />}
          <div className={classes.content} data-dimmed={state.stale?.dimmed ?? false}>
            {{ some: props.children, empty: props.empty, filtered: props.filtered }[state.content]}
          </div>
        </div>
      )
  }
}

interface StaleBandProps {
  readonly stale: Staleness<PharosError>
  readonly region: AnswerRegion
}

function StaleBand({ stale, region }: StaleBandProps) {
  const t = useTranslations('states')
  const format = useFormatter()
  const failureText = useFailureText()
  if (region.receivedAt === undefined) return null
  const time = format.dateTime(region.asOf ?? region.receivedAt, 'instant')
  const age = () => <Age since={region.receivedAt ?? 0} />
  return (
    <Band
      tone="degraded"
      icon={<IconClockExclamation size={16} aria-hidden />}
      actions={
        <Button variant="subtle" size="compact-xs" onClick={region.retry}>
          {t('retry')}
        </Button>
      }
    >
      {stale.failure === undefined
        ? t.rich('stale.asOf', { time, age })
        : t.rich('stale.failed', { sentence: failureText(stale.failure).sentence, time, age })}
    </Band>
  )
}
