import classes from '@/components/layout/card.module.css'
import { StatusMark } from '@/components/ui/status-mark'
import type { Doubt } from '@/lib/forecast/find-doubts'
import { useTranslations } from 'use-intl'

/** Why the numbers may be wrong. Nothing where there is no reason. */
export function DoubtsList({ doubts }: { readonly doubts: readonly Doubt[] }) {
  const t = useTranslations('forecast')
  if (doubts.length === 0) return null
  return (
    <ul className={classes.bare} aria-label={t('doubtful')}>
      {doubts.map((doubt) => (
        <li key={doubt} className={classes.marked}>
          <StatusMark status="info" />
          <span>{t(`doubts.${doubt}`)}</span>
        </li>
      ))}
    </ul>
  )
}
