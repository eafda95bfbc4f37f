import { answer } from '@/lib/server/http/answer'
import { getTraces } from '@/lib/server/tracing/get-traces'
import { requireUser } from '@/lib/server/access/require-user'

/** Traces of services of visible namespaces. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/traces', async ({ query, signal }) => getTraces(await requireUser(), query, signal))
}
