import { ExplainedLink } from '@/components/layout/explained'
import type { OverviewAnswer } from '@/lib/overview/model'
import { visibleText } from '@/lib/std/visible-text'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './overview.module.css'

interface SourceNotesProps {
  readonly answer: OverviewAnswer
  /** What the card rests on. */
  readonly of: 'prometheus' | 'kubernetes'
}

/** What a card lacks because a source did not answer; nothing where it did. */
export function SourceNotes({ answer: { sources }, of }: SourceNotesProps) {
  const t = useTranslations('overview')
  return sources.map(({ source, cluster, state, message }) => {
    if (source !== of || state === 'ok') return null
    const key = of === 'prometheus' ? 'traffic' : 'clusterUnread'
    const values = { message: visibleText(message ?? '') }
    const text =
      key === 'traffic'
        ? t(`traffic.${state === 'partial' ? 'partial' : 'unknown'}`, values)
        : t(`clusterUnread.${state === 'partial' ? 'partial' : 'none'}`, values)
    return (
      <p key={`${source} ${cluster ?? ''}`} className={classes.missing}>
        <IconAlertTriangle size={14} aria-hidden />
        <span>
          {text} <ExplainedLink concern={of === 'prometheus' ? 'numbers' : 'cluster'} />
        </span>
      </p>
    )
  })
}
