import type { Direction } from '@/lib/metrics/things/groupings'
import { type MetricsAnswer, metricsAnswerSchema } from '@/lib/metrics/things/metrics-answer'
import type { MetricsTarget } from '@/lib/metrics/things/metrics-target'
import { PharosError } from '@/lib/ports/pharos-error'
import type { DetailsView } from '@/lib/url/details-view'
import { type AskedMetrics, metricsApi } from '@/lib/url/metrics-view'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'

/** The charts about a thing or a namespace, as a view asks for them. */
export function metricsQuery(
  thing: MetricsTarget,
  direction: Direction,
  page: Pick<DetailsView, 'cluster' | 'duration' | 'at'>,
  view: AskedMetrics,
) {
  const { path, query } = metricsApi(thing, direction, page, view)
  return queryOptions({
    queryKey: ['metrics', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read }),
    placeholderData: keepPreviousData,
    meta: { awaited: 'series', refreshes: true },
  })
}

function read(body: unknown): MetricsAnswer {
  const parsed = metricsAnswerSchema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new PharosError('upstream_invalid', 'the answer has another shape: reload the page', { source: 'pharos' })
}
