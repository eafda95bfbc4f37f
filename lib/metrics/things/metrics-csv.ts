import type { CsvCell } from '@/lib/graph/export/write-csv'
import { writeCsv } from '@/lib/graph/export/write-csv'
import type { MetricLine } from './metrics-answer'

/** One chart as a table: a row per moment (ISO 8601, UTC), a column per line; a gap is an empty cell. Base units, which the titles name. */
export function metricsCsv(
  times: readonly number[],
  lines: readonly Pick<MetricLine, 'values'>[],
  titles: { readonly time: string; readonly lines: readonly string[] },
): string {
  const rows = times.map((time, i): readonly CsvCell[] => [
    new Date(time * 1000).toISOString(),
    ...lines.map(({ values }) => values[i] ?? null),
  ])
  return writeCsv([titles.time, ...titles.lines], rows)
}
