import { formatDuration } from '@/lib/time/duration'
import type { Source } from '@/lib/url/api-types'
import { useFormatter, useTranslations } from 'use-intl'

/** What a source tells of itself, with the words for it; null where it does not tell. */
export function useSourceFacts(source: Source): readonly (readonly [label: string, value: string | null])[] {
  const t = useTranslations('shell.sources')
  const format = useFormatter()
  const time = (iso: string | null) => (iso === null ? null : format.dateTime(new Date(iso), 'full'))
  const duration = (seconds: number | null) => (seconds === null ? null : formatDuration(seconds))
  return [
    [t('since'), time(source.since)],
    [t('asOf'), time(source.asOf)],
    [t('version'), source.version],
    [t('scrapes'), duration(source.scrapeIntervalSeconds)],
    [t('keeps'), duration(source.retentionSeconds)],
    [
      t('settles'),
      source.settlingSeconds === 0 ? null : t('settled', { duration: formatDuration(source.settlingSeconds) }),
    ],
    [t('clusters'), source.type === 'kubernetes' ? null : source.cluster],
  ]
}
