import type { SplitPrediction } from '@/lib/forecast/predict-split'
import { visibleText } from '@/lib/std/visible-text'
import { VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslations } from 'use-intl'
import { NOT_KNOWN, sayShare, sayTime } from './forecast-numbers'

/** A slider moves in many steps: they are told once it rests. */
const RESTS_MS = 1_000

/** What a screen reader hears of the prediction, when nothing has moved for a while. */
export function ForecastSpoken({ prediction }: { readonly prediction: SplitPrediction }) {
  const t = useTranslations('forecast')
  const { expected, targets } = prediction
  const known = (text: string): string => (text === NOT_KNOWN ? t('unknown') : text)
  const fits = targets
    .filter(({ fit }) => fit === 'above' || fit === 'no-pods')
    .map(({ label, fit }) => t('spokenFit', { version: visibleText(label), fit: t(`fits.${fit}`) }))
  const text = t('spoken', {
    errors: known(sayShare(expected.errorRatio)),
    p95: known(sayTime(expected.p95)),
    fits: fits.join(' '),
  })
  const [said] = useDebouncedValue(text, RESTS_MS)
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {said}
    </VisuallyHidden>
  )
}
