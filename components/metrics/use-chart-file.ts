import { saveFile } from '@/components/ui/save-file'
import type { ChartModel, ChartMoments } from '@/lib/metrics/things/metrics-answer'
import { metricsCsv } from '@/lib/metrics/things/metrics-csv'
import type { PreparedLine } from '@/lib/metrics/things/prepare-chart'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'

/** Saves the lines of a chart as they are drawn. */
export function useChartFile(
  { unit, id }: ChartModel,
  { times, to }: ChartMoments,
  lines: readonly PreparedLine[],
  nameOf: (line: PreparedLine) => string,
): () => void {
  const t = useTranslations('metrics')
  return () => {
    const drawn = lines.filter((line) => line.drawn)
    const titles = { time: t('time'), lines: drawn.map((line) => `${nameOf(line)} (${unit})`) }
    const instant = to.replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
    const file = `pharos-${id.replaceAll(/[^a-z0-9]+/g, '-')}-${instant}.csv`
    saveFile(new Blob([metricsCsv(times, drawn, titles)], { type: 'text/csv;charset=utf-8' }), file)
    notifications.show({ message: t('csvDone', { file }) })
  }
}
