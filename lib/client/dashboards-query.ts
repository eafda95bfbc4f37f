import {
  type DashboardAnswer,
  dashboardAnswerSchema,
  type DashboardList,
  dashboardListSchema,
} from '@/lib/dashboards/dashboard-answer'
import type { DashboardTarget } from '@/lib/dashboards/dashboard-request'
import { PharosError } from '@/lib/ports/pharos-error'
import type { DetailsView } from '@/lib/url/details-view'
import type { DashboardView } from '@/lib/url/dashboard-view'
import { formatDuration } from '@/lib/time/duration'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson } from './get-json'

const KEPT_MS = 60_000

/** Which dashboards there are about a workload or an application. */
export function dashboardsQuery(target: DashboardTarget) {
  const query = targetQuery(target)
  return queryOptions({
    queryKey: ['dashboards', query.toString()],
    queryFn: ({ signal }) =>
      getJson('/api/dashboards', { query, signal, read: reader<DashboardList>(dashboardListSchema) }),
    // What runs in a pod does not change from minute to minute.
    staleTime: KEPT_MS,
  })
}

/** The charts of a dashboard about a workload or an application. */
export function dashboardQuery(
  name: string,
  target: DashboardTarget,
  page: Pick<DetailsView, 'duration' | 'at'>,
  { q, avg, by, val }: Pick<DashboardView, 'q' | 'avg' | 'by' | 'val'>,
) {
  const query = targetQuery(target)
  query.set('duration', formatDuration(page.duration))
  if (page.at !== null) query.set('at', String(page.at))
  query.set('q', q.length === 0 ? 'none' : q.join(','))
  query.set('avg', String(avg))
  if (by !== null) query.set('by', by.join(','))
  for (const value of val) query.append('val', value)
  const path = `/api/dashboards/${encodeURIComponent(name)}` as const
  return queryOptions({
    queryKey: ['dashboards', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read: reader<DashboardAnswer>(dashboardAnswerSchema) }),
    placeholderData: keepPreviousData,
    meta: { awaited: 'series', refreshes: true },
  })
}

function targetQuery({ kind, namespace, name }: DashboardTarget): URLSearchParams {
  return new URLSearchParams({ ns: namespace, [kind]: name })
}

function reader<T>(schema: z.ZodType<T>): (body: unknown) => T {
  return (body) => {
    const parsed = schema.safeParse(body)
    if (parsed.success) return parsed.data
    throw new PharosError('upstream_invalid', 'the answer has another shape: reload the page', { source: 'pharos' })
  }
}
