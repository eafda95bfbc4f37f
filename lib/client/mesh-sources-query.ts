import type { DoctorAnswer } from '@/lib/doctor/model'
import { type DoctorQuestion, doctorApiParams } from '@/lib/url/mesh-sources-view'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

/** As long as the server keeps what it found. */
const KEPT_MS = 30_000

const read = trustAnswer<DoctorAnswer>((body) => Array.isArray(body.sources) && typeof body.checkedAt === 'string')

/** Every source with what the doctor looked for, kept for as long as the server would give the same. */
export function meshSourcesQuery(question: DoctorQuestion) {
  const query = doctorApiParams(question)
  return queryOptions({
    queryKey: ['mesh-sources', query.toString()],
    queryFn: ({ signal }) => getJson('/api/mesh/sources', { query, signal, read }),
    staleTime: KEPT_MS,
    meta: { refreshes: true },
  })
}

/** Looks again, whatever the server has kept. */
export function testSources(question: DoctorQuestion): Promise<DoctorAnswer> {
  const query = doctorApiParams(question)
  query.set('fresh', '1')
  return getJson('/api/mesh/sources', { query, signal: new AbortController().signal, read })
}
