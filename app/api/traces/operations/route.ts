import { answer } from '@/lib/server/http/answer'
import { getTraceOperations } from '@/lib/server/tracing/get-trace-operations'
import { requireUser } from '@/lib/server/access/require-user'

/** The operations of one service: the parameter `service`. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/traces/operations', async ({ query, signal }) =>
    getTraceOperations(await requireUser(), query, signal),
  )
}
