import { formatUs } from '@/lib/i18n/format-us'
import type { Span } from '@/lib/tracing/model'
import { isSlow } from '@/lib/tracing/usual-of-span'
import { IconHourglass } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './span-panel.module.css'
import type { UsualOfRow } from './use-usual'

interface UsualFactProps {
  readonly span: Span
  readonly usual: UsualOfRow
}

/** How a span's time compares with that of other such requests. */
export function UsualFact({ span, usual }: UsualFactProps) {
  const t = useTranslations('traces.span')
  if (typeof usual === 'string') return t(`usualStates.${usual}`)
  const told = t('usualOf', { p50: written(usual.p50Us), p95: written(usual.p95Us) })
  return isSlow(span, usual) ? (
    <>
      <span className={classes.slow}>
        <IconHourglass size={14} aria-hidden /> {t('slow')}
      </span>{' '}
      · {told}
    </>
  ) : (
    `${t('notSlow')} · ${told}`
  )
}

function written(us: number | null): string {
  return us === null ? '–' : formatUs(us)
}
