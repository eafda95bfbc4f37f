import classes from '@/components/layout/card.module.css'
import { CardTable } from '@/components/table/card-table'
import type { SplitOutcome } from '@/lib/forecast/judge-split'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import { sayRate, sayShare, sayTime } from './forecast-numbers'

/** What each version got, beside what it was meant to. */
export function OutcomeShares({ outcome }: { readonly outcome: SplitOutcome }) {
  const t = useTranslations('forecast')
  return (
    <CardTable
      label={t('outcome.observed')}
      columns={[
        { title: t('version') },
        { title: t('outcome.target'), numeric: true },
        { title: t('outcome.observed'), numeric: true },
        { title: t('errors'), numeric: true },
      ]}
    >
      {outcome.targets.map(({ id, label, share, observed, requestsPerSecond, errorRatio, p95 }) => (
        <tr key={id}>
          <th scope="row" className={classes.name}>
            {visibleText(label)}
            <p className={classes.quiet}>{sayRate(requestsPerSecond)}</p>
          </th>
          <td data-numeric>{sayShare(share)}</td>
          <td data-numeric>
            {sayShare(observed?.share ?? null)}
            {observed === null ? null : (
              <p className={classes.quiet}>
                {t('outcome.interval', { low: sayShare(observed.low), high: sayShare(observed.high) })}
              </p>
            )}
          </td>
          <td data-numeric>
            {sayShare(errorRatio)}
            {p95 === null ? null : <p className={classes.quiet}>{t('p95', { time: sayTime(p95) })}</p>}
          </td>
        </tr>
      ))}
    </CardTable>
  )
}
