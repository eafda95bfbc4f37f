import type { Refresh } from '@/lib/url/graph-view'
import { useTranslations } from 'use-intl'

/** How an interval of refreshing is called. */
export function useRefreshName(): (refresh: Refresh) => string {
  const t = useTranslations('shell.refresh')
  return (refresh) => (refresh === 'pause' || refresh === 'manual' ? t(refresh) : t('every', { interval: refresh }))
}
