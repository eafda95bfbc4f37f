import { requireUser } from '@/lib/server/access/require-user'
import { getServiceCallers } from '@/lib/server/forecast/get-service-callers'
import { answer } from '@/lib/server/http/answer'

interface Context {
  readonly params: Promise<{ readonly namespace: string; readonly name: string }>
}

/** Who called a service in the last day and is itself retried. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/services/{namespace}/{name}/callers', async ({ query, signal }) => {
    const user = await requireUser()
    return getServiceCallers(user, await params, query, signal)
  })
}
