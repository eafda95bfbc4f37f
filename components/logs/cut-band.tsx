import { Band } from '@/components/ui/band'
import { useLogView } from '@/lib/client/use-log-view'
import { formatSize } from '@/lib/i18n/format-size'
import type { LogBook } from '@/lib/logs/log-book'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

/** Says what is missing at the beginning, or, from a moment on, at the end. */
export function CutBand({ book, icon }: { readonly book: LogBook; readonly icon: ReactNode }) {
  const t = useTranslations('logs.cut')
  const [{ from }] = useLogView()
  const { cut, dropped } = book
  if (dropped > 0) return <Band icon={icon}>{t('dropped', { count: dropped })}</Band>
  if (cut === undefined) return null
  if (cut.by === 'bytes') return <Band icon={icon}>{t('bytes', { size: formatSize(cut.limit) })}</Band>
  return <Band icon={icon}>{t(from === null ? 'lines' : 'firstLines', { limit: cut.limit })}</Band>
}
