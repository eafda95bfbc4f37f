import cardClasses from '@/components/layout/card.module.css'
import { CardTable } from '@/components/table/card-table'
import type { SplitPrediction } from '@/lib/forecast/predict-split'
import { useTranslations } from 'use-intl'
import { NOT_KNOWN } from './forecast-numbers'
import { useWholeLines } from './use-whole-lines'

/** The whole service: now, and as expected. */
export function ForecastWhole({ prediction: { now, expected } }: { readonly prediction: SplitPrediction }) {
  const t = useTranslations('forecast')
  const lines = useWholeLines()
  return (
    <CardTable
      label={t('whole')}
      columns={[{ title: t('whole') }, { title: t('now'), numeric: true }, { title: t('expected'), numeric: true }]}
    >
      {lines.map(([title, say]) => {
        const [is, willBe] = [say(now), say(expected)]
        return (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td data-numeric>{is}</td>
            <td data-numeric>
              {is === willBe && is !== NOT_KNOWN ? <span className={cardClasses.aside}>{t('unchanged')}</span> : willBe}
            </td>
          </tr>
        )
      })}
    </CardTable>
  )
}
