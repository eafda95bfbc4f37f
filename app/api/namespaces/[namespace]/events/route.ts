import { answer } from '@/lib/server/http/answer'
import { getEvents } from '@/lib/server/details/get-events'
import { requireUser } from '@/lib/server/access/require-user'

interface Context {
  readonly params: Promise<{ readonly namespace: string }>
}

/** What Kubernetes noticed in one namespace during the last hour. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, '/api/namespaces/{namespace}/events', async ({ query, signal }) => {
    const user = await requireUser()
    return getEvents(user, (await params).namespace, query, signal)
  })
}
