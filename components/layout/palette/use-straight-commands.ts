import type { Straight } from '@/lib/search/read-palette-text'
import { IconExternalLink, IconTimelineEvent } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import type { Command } from './command'

/** What a pasted text names outright. */
export function useStraightCommands(straight: Straight | undefined): readonly Command[] {
  const t = useTranslations('palette')
  if (straight === undefined) return []
  const { href } = straight
  return straight.kind === 'trace'
    ? [{ id: 'straight', label: t('openTrace', { id: straight.id }), Icon: IconTimelineEvent, does: { href } }]
    : [{ id: 'straight', label: t('openLink'), detail: href, Icon: IconExternalLink, does: { href } }]
}
