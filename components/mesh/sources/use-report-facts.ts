import type { Fact } from '@/components/layout/facts'
import { formatUs } from '@/lib/i18n/format-us'
import type { SourceReport } from '@/lib/doctor/model'
import { visibleText } from '@/lib/std/visible-text'
import { formatDuration } from '@/lib/time/duration'
import { useTranslations } from 'use-intl'

/** What the doctor measured of a source; a dash where it could not. */
export function useReportFacts(report: SourceReport): readonly Fact[] {
  const t = useTranslations('meshSources.facts')
  const { source, address, latencyMs, tenant, clockOffsetSeconds: offset, newestSampleAgeSeconds: age } = report
  const clock = (seconds: number) => {
    const whole = Math.round(Math.abs(seconds))
    if (whole < 1) return t('inStep')
    return t(seconds > 0 ? 'ahead' : 'behind', { seconds: formatDuration(whole) })
  }
  return [
    [t('address'), address === null ? '–' : visibleText(address)],
    [t('latency'), latencyMs === null ? '–' : formatUs(latencyMs * 1000)],
    [t('tenant'), tenant === null ? null : visibleText(tenant)],
    [t('clock'), offset === null ? '–' : clock(offset)],
    [
      t('newest'),
      age === null ? (source.settlingSeconds === 0 ? null : '–') : t('old', { age: formatDuration(Math.round(age)) }),
    ],
    [t('origin'), t(report.origin)],
  ]
}
