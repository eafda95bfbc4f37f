import type { SourcesAnswer } from '@/lib/url/api-types'
import { queryOptions } from '@tanstack/react-query'
import { learnServerTime } from './clock'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<SourcesAnswer>((body) => Array.isArray(body.sources) && typeof body.now === 'string')

/** What Pharos reads, and how well; also where the browser learns the server's time. */
export function sourcesQuery() {
  return queryOptions({
    queryKey: ['sources'],
    queryFn: async ({ signal }) => {
      const answer = await getJson('/api/sources', { signal, read })
      learnServerTime(answer.now)
      return answer
    },
    refetchInterval: 15_000,
    meta: { refreshes: true },
  })
}
