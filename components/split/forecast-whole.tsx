import classes from '@/components/layout/card.module.css'
import type { SplitPrediction } from '@/lib/forecast/predict-split'
import { useTranslations } from 'use-intl'
import { sayRate, sayShare, sayTime } from './forecast-numbers'

/** The whole service: now, and as expected. */
export function ForecastWhole({ prediction: { now, expected } }: { readonly prediction: SplitPrediction }) {
  const t = useTranslations('forecast')
  const numbers = [
    [t('requests'), sayRate(now.requestsPerSecond)],
    [t('errors'), t('change', { before: sayShare(now.errorRatio), after: sayShare(expected.errorRatio) })],
    ...(['p50', 'p95', 'p99'] as const).map((q) => [q, t('change', { before: sayTime(now[q]), after: sayTime(expected[q]) })]), // prettier-ignore
  ]
  return (
    <div className={classes.line}>
      <strong>{t('whole')}</strong>
      {numbers.map(([value = '', said = '']) => (
        <span key={value}>{t('wholeOf', { value, numbers: said })}</span>
      ))}
    </div>
  )
}
