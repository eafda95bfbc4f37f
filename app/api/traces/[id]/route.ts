import { answer } from '@/lib/server/http/answer'
import { getTrace } from '@/lib/server/tracing/get-trace'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { requireUser } from '@/lib/server/access/require-user'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

/** One trace. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/traces/[id]', async ({ query, signal }) => {
    const user = await requireUser()
    refuseParameters(query)
    return getTrace(user, (await params).id, signal)
  })
}
