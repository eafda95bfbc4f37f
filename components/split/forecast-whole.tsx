import cardClasses from '@/components/layout/card.module.css'
import { CardTable } from '@/components/table/card-table'
import type { SplitPrediction } from '@/lib/forecast/predict-split'
import { useTranslations } from 'use-intl'
import { NOT_KNOWN, sayRate, sayShare, sayTime } from './forecast-numbers'

/** The whole service: now, and as expected. */
export function ForecastWhole({ prediction: { now, expected } }: { readonly prediction: SplitPrediction }) {
  const t = useTranslations('forecast')
  const lines: readonly (readonly [title: string, now: string, expected: string])[] = [
    [t('requests'), sayRate(now.requestsPerSecond), sayRate(expected.requestsPerSecond)],
    [t('errors'), sayShare(now.errorRatio), sayShare(expected.errorRatio)],
    ...(['p50', 'p95', 'p99'] as const).map((q) => [q, sayTime(now[q]), sayTime(expected[q])] as const),
  ]
  return (
    <CardTable
      label={t('whole')}
      columns={[{ title: t('whole') }, { title: t('now'), numeric: true }, { title: t('expected'), numeric: true }]}
    >
      {lines.map(([title, is, willBe]) => (
        <tr key={title}>
          <th scope="row">{title}</th>
          <td data-numeric>{is}</td>
          <td data-numeric>
            {is === willBe && is !== NOT_KNOWN ? <span className={cardClasses.aside}>{t('unchanged')}</span> : willBe}
          </td>
        </tr>
      ))}
    </CardTable>
  )
}
