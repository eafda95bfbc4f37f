import classes from '@/components/layout/card.module.css'
import { CardTable } from '@/components/table/card-table'
import { StatusMark } from '@/components/ui/status-mark'
import type { PodFit } from '@/lib/forecast/pod-fit'
import type { PredictedTarget, SplitPrediction } from '@/lib/forecast/predict-split'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import { sayRate, sayShare, sayTime } from './forecast-numbers'

const MARKS = { idle: 'unchecked', fits: 'valid', above: 'warning', 'no-pods': 'error', unknown: 'unchecked' } as const satisfies Record<PodFit, string> // prettier-ignore

/** What each version will get, and how it did so far. */
export function ForecastTable({ prediction }: { readonly prediction: SplitPrediction }) {
  const t = useTranslations('forecast')
  return (
    <CardTable
      label={t('title')}
      columns={[{ title: t('version') }, { title: t('perPod') }, { title: t('errors'), numeric: true }]}
    >
      {prediction.targets.map((target) => (
        <VersionRow key={target.id} target={target} />
      ))}
    </CardTable>
  )
}

function VersionRow({ target }: { readonly target: PredictedTarget }) {
  const t = useTranslations('forecast')
  const { label, share, sample, expectedPerSecond, perPod, highestPerPod, fit, p95 } = target
  const [now, after] = [sayRate(sample?.requestsPerSecond ?? 0), sayRate(expectedPerSecond)]
  return (
    <tr>
      <th scope="row" className={classes.name}>
        {visibleText(label)}
        <p className={classes.quiet}>{now === after ? now : t('change', { before: now, after })}</p>
        {sample === null && share > 0 ? <p className={classes.quiet}>{t('unknownVersion')}</p> : null}
      </th>
      <td>
        <StatusMark status={MARKS[fit]}>{t(`fits.${fit}`)}</StatusMark>
        {perPod === null || share === 0 ? null : (
          <p className={classes.quiet}>
            {sayRate(perPod)}
            {highestPerPod === null ? null : `, ${t('highest', { rate: sayRate(highestPerPod) })}`}
          </p>
        )}
      </td>
      <td data-numeric>
        {sayShare(sample?.errorRatio ?? null)}
        {p95 === null ? null : <p className={classes.quiet}>{t('p95', { time: sayTime(p95) })}</p>}
      </td>
    </tr>
  )
}
