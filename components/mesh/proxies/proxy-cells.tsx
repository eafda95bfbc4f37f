import { CONNECTION_LOOKS, ConnectionMark } from '@/components/layout/connection-mark'
import { Chip } from '@/components/ui/chip'
import { Mark } from '@/components/ui/mark'
import type { Tone } from '@/components/ui/tone'
import { useThingHref } from '@/lib/client/use-details-view'
import type { ProxyNeed, ProxyRow, Skew } from '@/lib/control-plane/proxies/model'
import type { SyncState, XdsType } from '@/lib/ports/istiod'
import { visibleText } from '@/lib/std/visible-text'
import { Anchor } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './proxies.module.css'

const SYNC_LOOKS = {
  stale: CONNECTION_LOOKS.stale,
  'never-sent': CONNECTION_LOOKS.unknown,
  synced: CONNECTION_LOOKS.synced,
} as const satisfies Record<SyncState, object>

const NEED_TONES: Readonly<Record<ProxyNeed, Tone>> = {
  orphan: 'failure',
  missing: 'failure',
  revision: 'degraded',
  version: 'degraded',
  unwanted: 'neutral',
}

const SKEW_TONES: Readonly<Record<Skew, Tone>> = {
  same: 'neutral',
  patch: 'neutral',
  'older-minor': 'degraded',
  unsupported: 'failure',
}

interface CellProps {
  readonly row: ProxyRow
}

/** Leads to the workload that runs it. */
export function PodCell({ row: { namespace, pod, workload } }: CellProps) {
  const href = useThingHref()
  const name = visibleText(pod)
  if (workload === null) {
    return (
      <span className={classes.pod} title={name}>
        {name}
      </span>
    )
  }
  return (
    <Anchor
      component={Link}
      href={href({ kind: 'workload', namespace, name: workload })}
      prefetch={false}
      inherit
      className={classes.pod}
      title={name}
    >
      {name}
    </Anchor>
  )
}

export function NeedsCell({ row: { needs, wanted, revision, version, istiodVersion } }: CellProps) {
  const t = useTranslations('meshProxies')
  const [need] = needs
  if (need === undefined) return '–'
  const said = (text: string | null): string => visibleText(text ?? '–')
  const values = { wanted: said(wanted), revision: said(revision), version: said(version), istiod: said(istiodVersion) }
  return (
    <Chip
      tone={NEED_TONES[need]}
      icon={<IconAlertTriangle size={12} aria-hidden />}
      title={t(`needsWhy.${need}`, values)}
    >
      {t(`needs.${need}`)}
    </Chip>
  )
}

export function ConnectionCell({ row: { connection } }: CellProps) {
  return connection === null ? '–' : <ConnectionMark connection={connection} />
}

export function SyncCell({ row: { sync }, type }: CellProps & { readonly type: XdsType }) {
  const t = useTranslations('meshProxies')
  if (sync === null) return '–'
  const state = sync[type]
  const label = t('stateOf', { type: t(`columns.${type}`), state: t(`states.${state}`) })
  return <Mark {...SYNC_LOOKS[state]} label={label} />
}

/** Where it is not as its istiod it says how they stand to each other. */
export function VersionCell({ row: { version, skew, istiodVersion } }: CellProps) {
  const t = useTranslations('meshProxies')
  const shown = visibleText(version ?? '–')
  if (skew === null || skew === 'same') return shown
  return (
    <Chip tone={SKEW_TONES[skew]} title={t(`skews.${skew}`, { istiod: visibleText(istiodVersion ?? '–') })}>
      {shown}
    </Chip>
  )
}
