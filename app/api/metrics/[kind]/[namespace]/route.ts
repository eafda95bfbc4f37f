import { answer } from '@/lib/server/http/answer'
import { getMetrics, type MetricsPath } from '@/lib/server/metrics/get-metrics'
import { requireUser } from '@/lib/server/access/require-user'

/** The charts about a namespace. */
export function GET(request: Request, { params }: { readonly params: Promise<MetricsPath> }): Promise<Response> {
  return answer(request, '/api/metrics/[kind]/[namespace]', async ({ query, signal }) => {
    const user = await requireUser()
    return getMetrics(user, await params, query, signal)
  })
}
