import { answer } from '@/lib/server/http/answer'
import { getTraceServices } from '@/lib/server/tracing/get-trace-services'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { requireUser } from '@/lib/server/access/require-user'

/** The services of the trace store that the user may see. */
export function GET(request: Request): Promise<Response> {
  return answer(request, '/api/traces/services', async ({ query }) => {
    const user = await requireUser()
    refuseParameters(query)
    return getTraceServices(user)
  })
}
