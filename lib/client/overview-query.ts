import type { OverviewAnswer, OverviewPart } from '@/lib/overview/model'
import { overviewApiParams, type OverviewView } from '@/lib/url/overview-view'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<OverviewAnswer>((body) => Array.isArray(body.sources) && typeof body.limited === 'boolean')

/** Some cards of the overview. Those that rest on the cluster alone do not wait for the metric store. */
export function overviewQuery(part: OverviewPart, window: Pick<OverviewView, 'duration' | 'at'>) {
  const query = overviewApiParams(window, part)
  return queryOptions({
    queryKey: ['overview', query.toString()],
    queryFn: ({ signal }) => getJson('/api/overview', { query, signal, read }),
    placeholderData: keepPreviousData,
    meta: { awaited: 'overview', refreshes: true },
  })
}
