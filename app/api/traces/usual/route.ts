import { answer } from '@/lib/server/http/answer'
import { getUsualDurations } from '@/lib/server/tracing/get-usual-durations'
import { requireUser } from '@/lib/server/access/require-user'

/** How long requests of workloads took before a moment, by their metrics. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/traces/usual', async ({ query, signal }) =>
    getUsualDurations(await requireUser(), query, signal),
  )
}
