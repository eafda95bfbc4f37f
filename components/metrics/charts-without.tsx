import { useFormatter, useTranslations } from 'use-intl'
import classes from './metrics.module.css'

interface ChartsWithoutProps {
  readonly charts: readonly { readonly id: string; readonly title: string; readonly reason: string | null }[]
}

/** The charts that have nothing to show, folded to a line; open, each says why. */
export function ChartsWithout({ charts }: ChartsWithoutProps) {
  const t = useTranslations('metrics')
  const intl = useFormatter()
  if (charts.length === 0) return null
  const names = intl.list(charts.map(({ title }) => title))
  return (
    <details className={classes.without}>
      <summary>{t('without', { count: charts.length, names })}</summary>
      <ul>
        {charts.map(({ id, title, reason }) => (
          <li key={id}>{t('withoutReason', { title, reason: reason ?? t('noSamples') })}</li>
        ))}
      </ul>
    </details>
  )
}
