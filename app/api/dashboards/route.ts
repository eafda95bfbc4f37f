import { answer } from '@/lib/server/http/answer'
import { getDashboards } from '@/lib/server/dashboards/get-dashboards'
import { requireUser } from '@/lib/server/access/require-user'

/** Which dashboards there are about a workload or an application. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/dashboards', async ({ query, signal }) =>
    getDashboards(await requireUser(), query, signal),
  )
}
